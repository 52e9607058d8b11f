#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder of our own for files that nobody keeps, where the system has its temporary ones.
package struct ScratchFolder: ~Copyable {
  package let path: String

  package init() throws(WorkFailure) {
    let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let parent = place.hasPrefix("/") ? place : "/tmp"
    var template = Array("\(parent)/roadcast-XXXXXX".utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard isMade else { throw WorkFailure(doing: "make a folder in \(parent)", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    Interruption.begin(staging: path)
  }

  deinit {
    Interruption.end()
    Folder.remove(path)
  }
}
