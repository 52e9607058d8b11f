#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension OutputFile {
  /// Writes a file whole or not at all: under another name first, and then under the right one.
  ///
  /// - Parameters:
  ///   - parts: one behind the other.
  ///   - path: an absolute path, in a folder that is there.
  ///   - name: what messages call it.
  ///   - replaces: whether a file that has the name already is replaced; else it is left, and this fails.
  /// - Throws: where it can't be written.
  package static func writeWhole(
    _ parts: [[UInt8]],
    to path: String,
    called name: String? = nil,
    replaces: Bool
  ) throws(WorkFailure) {
    let temporary = "\(path).new-\(getpid())"
    // What a process that died has left.
    unsafe unlink(temporary)
    defer { unsafe unlink(temporary) }
    let file = try OutputFile(path: temporary)
    for part in parts { try file.append(part) }
    let status = unsafe replaces ? rename(temporary, path) : link(temporary, path)
    guard status == 0 else { throw WorkFailure(doing: "write \(name ?? path)", code: errno) }
  }
}
