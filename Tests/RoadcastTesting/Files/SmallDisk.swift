import Foundation

/// A file system in memory that is small enough to fill.
package final class SmallDisk {
  package let path: String
  private let folder: TemporaryFolder

  /// Whether this process can mount one: it needs to be root on Linux, outside of most containers.
  package static let isPossible: Bool = {
    #if os(Linux)
    guard getuid() == 0 else { return false }
    return (try? SmallDisk(kilobytes: 64)) != nil
    #else
    return false
    #endif
  }()

  package init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    path = folder.path
    try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k,mode=755", "tmpfs", path])
  }

  deinit { try? Self.run("umount", ["--lazy", path]) }

  /// Fills the disk with one file, and leaves this many kilobytes free.
  package func fill(leaving kilobytes: Int, with name: String) throws {
    let file = "\(path)/\(name)"
    try? FileManager.default.removeItem(atPath: file)
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
    let free = (attributes[.systemFreeSize] as? Int ?? 0) - kilobytes * 1_024
    guard free > 0 else { return }
    try Data(repeating: 0, count: free).write(to: URL(filePath: file))
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let outcome = try Command(program, arguments).run()
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
  }
}
