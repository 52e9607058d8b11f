package import Crypto

/// SHA-256 of bytes, in hexadecimal.
package enum Digest {
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(data: Array(bytes))
    return hex(hash.finalize())
  }

  package static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// SHA-256 of a file's content.
  ///
  /// - `start`: the bytes before it are left out.
  package static func hex(of file: InputFile, from start: Int = 0) throws(WorkFailure) -> String {
    var hash = SHA256()
    try file.readBlocks(in: start == 0 ? nil : start..<file.size) { block in
      unsafe block.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    }
    return hex(hash.finalize())
  }
}
