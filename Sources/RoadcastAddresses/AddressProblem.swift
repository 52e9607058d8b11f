/// Why an address can't be used.
package struct AddressProblem: Error, Equatable {
  /// What's wrong and what to do, in words that follow the address.
  package let message: String

  init(_ message: String) { self.message = message }
}
