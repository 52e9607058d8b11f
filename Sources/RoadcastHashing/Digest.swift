import CCrypto

/// Hashes of content that's in memory.
package enum Digest {
  /// The SHA-256 (FIPS 180-4) of bytes.
  ///
  /// - Parameter bytes: the content.
  /// - Returns: 64 hexadecimal digits in lower case.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    hexadecimal(sha256(Array(bytes)))
  }

  /// The SHA-256 (FIPS 180-4) of bytes.
  ///
  /// - Parameter bytes: the content.
  /// - Returns: 32 bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var state = SHA256State()
    state.update(bytes[...])
    return state.finish()
  }

  /// The SHA-1 (FIPS 180-4) of bytes, for names only: it's no longer safe for anything else.
  ///
  /// - Parameter bytes: the content.
  /// - Returns: 20 bytes.
  package static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
    var state = SHA_CTX()
    let isDone = unsafe bytes.withUnsafeBytes { content in
      unsafe hash.withUnsafeMutableBufferPointer { hash in
        unsafe SHA1_Init(&state) == 1
          && SHA1_Update(&state, content.baseAddress, content.count) == 1
          && SHA1_Final(hash.baseAddress, &state) == 1
      }
    }
    precondition(isDone, "libcrypto can't hash")
    return hash
  }
}

/// Bytes as hexadecimal digits in lower case.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
