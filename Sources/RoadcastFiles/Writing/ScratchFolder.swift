import Glibc
import SystemPackage

/// A folder for files that are needed only for a moment, where the system has its temporary files.
///
/// It's removed with the value, and when the process is interrupted.
package struct ScratchFolder: ~Copyable {
  /// An absolute path.
  package let path: String

  /// Creates the folder.
  ///
  /// - Throws: If it can't be created.
  package init() throws(WorkFailure) {
    let place = ProcessEnvironment.variable("TMPDIR") ?? ""
    let parent = place.hasPrefix("/") ? place : "/tmp"
    var template = Array("\(parent)/roadcast-XXXXXX".utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard isMade else {
      throw WorkFailure(doing: "create a folder in \(parent)", Errno(rawValue: errno))
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    UnfinishedWork.begin(in: path)
  }

  deinit {
    FileSystem.remove(path)
    UnfinishedWork.end(in: path)
  }
}
