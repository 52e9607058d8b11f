import CCrypto

/// A hash function of OpenSSL's libcrypto for what isn't a plain hash, looked up once: each look-up takes longer
/// than hashing a short text.
///
/// It's never freed. Nothing changes it after it was looked up, so that any thread can use it.
@safe struct HashFunction: @unchecked Sendable {
  /// SHA-256 (FIPS 180-4); hashes of 32 bytes.
  static let sha256 = HashFunction("SHA256", byteCount: 32)

  let handle: OpaquePointer

  /// How long a hash is.
  let byteCount: Int

  private init(_ name: String, byteCount: Int) {
    // Reading the system's configuration takes a millisecond, and hashing needs nothing of it. Nothing is freed
    // at the process's end, because other threads may still be hashing then.
    _ = OPENSSL_init_crypto(
      UInt64(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT),
      nil
    )
    // Every libcrypto has SHA-256.
    guard let handle = unsafe EVP_MD_fetch(nil, name, nil) else {
      preconditionFailure("libcrypto lacks \(name)")
    }
    unsafe self.handle = handle
    self.byteCount = byteCount
  }
}
