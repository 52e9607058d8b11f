import Foundation
import Synchronization

/// A temporary folder for one test, removed together with this value or when the process ends.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = "\(base)/roadcast-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    _ = Self.cleaning
    Self.present.withLock { _ = $0.insert(path) }
  }

  /// Takes over a folder that exists, such as a small disk.
  package init(at path: String) { self.path = path }

  deinit { Self.remove(path) }

  /// The folders that still exist.
  private static let present = Mutex<Set<String>>([])

  /// Removes the folders of static properties, which are never freed, when the process ends.
  private static let cleaning: Void = {
    atexit {
      for path in TemporaryFolder.present.withLock({ $0 }) { TemporaryFolder.remove(path) }
    }
  }()

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    present.withLock { _ = $0.remove(path) }
  }

  /// Writes a file in the folder, and creates the folders that it's in.
  package func write(_ bytes: [UInt8], to relative: String) throws {
    let url = URL(filePath: "\(path)/\(relative)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
  }

  package func write(_ text: String, to relative: String) throws {
    try write(Array(text.utf8), to: relative)
  }

  package func read(_ relative: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: "\(path)/\(relative)")))
  }
}
