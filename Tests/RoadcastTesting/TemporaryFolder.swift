import Foundation
import Synchronization

/// A folder of its own for one test, removed with the value, or with the process.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = "\(base)/roadcast-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    _ = Self.cleaning
    Self.present.withLock { _ = $0.insert(path) }
  }

  deinit { Self.remove(path) }

  /// Those that are still there.
  private static let present = Mutex<Set<String>>([])

  /// What a static property holds is never freed: its folder goes when the process does.
  private static let cleaning: Void = {
    atexit {
      for path in TemporaryFolder.present.withLock({ $0 }) { TemporaryFolder.remove(path) }
    }
  }()

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    present.withLock { _ = $0.remove(path) }
  }

  /// Writes a file below the folder, making the folders on the way.
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
