import RoadcastHashing

/// Which program this is: another one may make other things of the same input.
package enum ProgramStamp {
  /// Of the program's file and of the libraries that it has loaded; nil where that can't be found out.
  package static let current: String? = {
    // Of no size that anybody knows before, and of one line for each mapped piece.
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
