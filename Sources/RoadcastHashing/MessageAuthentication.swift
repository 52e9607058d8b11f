import CCrypto

/// Codes that only someone with the key can make (HMAC, RFC 2104).
package enum MessageAuthentication {
  /// The HMAC-SHA256 of a message.
  ///
  /// - Parameters:
  ///   - message: any bytes.
  ///   - key: any number of bytes.
  /// - Returns: 32 bytes.
  package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
    let function = HashFunction.sha256
    var code = [UInt8](repeating: 0, count: function.byteCount)
    let isDone = unsafe key.withUnsafeBytes { key in
      unsafe message.withUnsafeBufferPointer { message in
        unsafe code.withUnsafeMutableBufferPointer { code in
          unsafe HMAC(
            function.handle,
            key.baseAddress,
            Int32(key.count),
            message.baseAddress,
            message.count,
            code.baseAddress,
            nil
          ) != nil
        }
      }
    }
    precondition(isDone, "libcrypto can't authenticate")
    return code
  }

  /// Compares two codes in a time that doesn't depend on where they differ.
  package static func areEqual(_ code: [UInt8], _ other: [UInt8]) -> Bool {
    guard code.count == other.count else { return false }
    return unsafe code.withUnsafeBytes { code in
      unsafe other.withUnsafeBytes { other in
        unsafe CRYPTO_memcmp(code.baseAddress, other.baseAddress, code.count) == 0
      }
    }
  }
}
