import RoadcastFiles
import RoadcastModel

/// What the command asks the system.
enum Machine {
  static var now: Moment { Moment(seconds: Int64(FileStamp.now / 1_000_000_000)) }

  static var cores: Int { ProcessEnvironment.cores }

  static func environment(_ name: String) -> String? { ProcessEnvironment.variable(name) }
}

/// Paths of the command line.
enum Paths {
  /// The folder that the command was started in.
  static var current: String { FileSystem.resolved(".") ?? "/" }

  /// A path made absolute, with `.`, `..` and, as far as it exists, links resolved.
  static func absolute(_ path: String, from folder: String) -> String {
    let joined = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    if let resolved = FileSystem.resolved(joined) { return resolved }
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
