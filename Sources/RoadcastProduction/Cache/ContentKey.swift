import RoadcastFiles
import RoadcastHashing

/// A hash of everything that a file is made from: by the same program, equal keys make equal files.
struct ContentKey: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// Nil where it's not known which program this is.
  ///
  /// - Parameter ingredients: everything that the file is made from.
  init?(of ingredients: [UInt8]) {
    guard let program = ProgramStamp.current else { return nil }
    // 128 bits of SHA-256 are as hard to meet twice as 128 random ones.
    let hash = Digest.sha256(ingredients + program.utf8)
    high = hash.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = hash.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension ContentKey: Packed {
  func pack(into bytes: inout [UInt8]) {
    high.pack(into: &bytes)
    low.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    high = try .init(from: &bytes)
    low = try .init(from: &bytes)
  }
}
