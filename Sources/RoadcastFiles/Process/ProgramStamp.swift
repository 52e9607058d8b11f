import RoadcastHashing

/// Which program is running: another version could make other files from the same input.
package enum ProgramStamp {
  /// A hash of the stamps of the program's file and of the libraries that it has loaded; nil if they can't
  /// be found out.
  package static let current: String? = {
    // One line for each piece of memory; the system doesn't report the size in advance.
    guard let maps = try? InputFile.existing(at: "/proc/self/maps")?.read(limit: .max) else {
      return nil
    }
    let paths = maps.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.firstIndex(of: UInt8(ascii: "/")).map { String(decoding: line[$0...], as: UTF8.self) }
    }
    let stamps = Set(paths).sorted().map { path in
      FileStamp(path: path).map { "\(path) \($0)" } ?? path
    }
    return stamps.isEmpty ? nil : Digest.hex(stamps.joined(separator: "\n").utf8)
  }()
}
