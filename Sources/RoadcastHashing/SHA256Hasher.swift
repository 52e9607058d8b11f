import CCrypto

/// The SHA-256 (FIPS 180-4) of content that comes in pieces.
///
/// It owns a context of OpenSSL's libcrypto and frees it at the end of its life.
@safe package struct SHA256Hasher: ~Copyable {
  private let context: OpaquePointer

  /// Starts with no content.
  package init() {
    // Like any allocation in Swift, this one ends the process when there's no memory.
    guard let context = unsafe EVP_MD_CTX_new() else { fatalError("out of memory") }
    unsafe self.context = context
    start()
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  private func start() {
    let isStarted = unsafe EVP_DigestInit_ex2(context, HashFunction.sha256.handle, nil) == 1
    precondition(isStarted, "libcrypto can't hash")
  }

  /// Adds a piece of the content.
  ///
  /// - Parameter bytes: the bytes that follow the ones before.
  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    let isDone = unsafe bytes.withUnsafeBytes { buffer in
      unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count) == 1
    }
    precondition(isDone, "libcrypto can't hash")
  }

  /// Adds a piece of the content.
  ///
  /// - Parameter bytes: the bytes that follow the ones before.
  package mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

  /// Ends the content, and starts anew with none.
  ///
  /// - Returns: the hash: 64 hexadecimal digits in lower case.
  package mutating func finish() -> String {
    var hash = [UInt8](repeating: 0, count: HashFunction.sha256.byteCount)
    let isDone = unsafe hash.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil) == 1
    }
    precondition(isDone, "libcrypto can't hash")
    start()
    return hexadecimal(hash)
  }
}
