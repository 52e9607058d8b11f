/// The SHA-256 (FIPS 180-4) of content that comes in pieces.
package struct SHA256Hasher: ~Copyable {
  private var state = SHA256State()

  /// Starts with no content.
  package init() {}

  /// Adds a piece of the content.
  ///
  /// - Parameter bytes: the bytes that follow the ones before.
  package mutating func update(_ bytes: ArraySlice<UInt8>) { state.update(bytes) }

  /// Adds a piece of the content.
  ///
  /// - Parameter bytes: the bytes that follow the ones before.
  package mutating func update(_ bytes: [UInt8]) { state.update(bytes[...]) }

  /// Ends the content, and starts anew with none.
  ///
  /// - Returns: the hash: 64 hexadecimal digits in lower case.
  package mutating func finish() -> String { hexadecimal(state.finish()) }
}
