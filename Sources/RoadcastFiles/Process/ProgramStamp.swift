import CFileSystem
import RoadcastHashing

/// Which program is running: another version could make other files from the same input.
package enum ProgramStamp {
  /// A hash of the stamps of the program's file and of the libraries that it has loaded; nil if they can't
  /// be found out.
  package static let current: String? = {
    var stamps: [String] = []
    for path in loadedFiles {
      guard let stamp = FileStamp(following: path) else { return nil }
      stamps.append("\(path) \(stamp)")
    }
    return Digest.hex(stamps.joined(separator: "\n").utf8)
  }()

  private static var loadedFiles: [String] {
    var paths: [String] = []
    unsafe withUnsafeMutablePointer(to: &paths) { paths in
      unsafe roadcast_for_each_loaded_file(
        { path, context in
          guard let path = unsafe path, let context = unsafe context else { return }
          let paths = unsafe context.assumingMemoryBound(to: [String].self)
          unsafe paths.pointee.append(String(cString: path))
        },
        paths
      )
    }
    // The program itself has no path here, and the system's own part isn't a file.
    return paths.map { $0.isEmpty ? "/proc/self/exe" : $0 }.filter { $0.contains("/") }
  }
}
