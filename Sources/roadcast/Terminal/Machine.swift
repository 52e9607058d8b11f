import RoadcastModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the command asks the system.
enum Machine {
  static var now: Moment { Moment(seconds: Int64(time(nil))) }

  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Whether a descriptor is a terminal that understands being drawn on.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("TERM") != "dumb"
  }

  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Columns of the terminal; 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Seconds of a clock that only goes forward.
  static var uptime: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Paths of the command line.
enum Paths {
  /// The folder that the command was started in.
  static var current: String {
    guard let path = unsafe realpath(".", nil) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// A path made absolute, with `.`, `..` and, as far as it exists, links resolved.
  static func absolute(_ path: String, from folder: String) -> String {
    let joined = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    if let real = unsafe realpath(joined, nil) {
      defer { unsafe free(real) }
      return unsafe String(cString: real)
    }
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
