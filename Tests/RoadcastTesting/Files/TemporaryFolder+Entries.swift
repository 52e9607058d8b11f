import Foundation

/// Other entries than files, and their names.
extension TemporaryFolder {
  package func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(relative)",
      withIntermediateDirectories: true
    )
  }

  package func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(relative)",
      withDestinationPath: target
    )
  }

  package func makePipe(_ relative: String) { unsafe mkfifo("\(path)/\(relative)", 0o644) }

  package func remove(_ relative: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(relative)")
  }

  /// Whether anything has the path.
  package func exists(_ relative: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(relative)")
  }

  /// The text of a file; nil if it doesn't exist.
  package func text(_ relative: String) -> String? {
    (try? read(relative)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, including hidden ones, sorted.
  package func names(_ relative: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(relative)").sorted()
  }
}
