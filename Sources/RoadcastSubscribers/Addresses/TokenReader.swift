/// Finds out whose private address a token is or was, whatever became of it since.
package struct TokenReader: Sendable {
  private let key: AddressKey

  init(key: AddressKey) { self.key = key }

  /// The number of the subscriber who has or had an address with a token.
  ///
  /// - Parameter token: Anything is possible.
  /// - Returns: Nil for what the key hasn't made.
  package func number(of token: String) -> Int? {
    guard let read = AddressToken(token), read.isMade(by: key) else { return nil }
    return read.number
  }
}
