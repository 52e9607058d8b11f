/// One header of a request or an answer.
package struct HTTPHeader: Equatable, Sendable {
  /// As it's written; compared without case.
  package var name: String
  package var value: String

  /// - Parameters:
  ///   - name: Such as `Content-Type`.
  ///   - value: Without a line end.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [HTTPHeader] {
  /// The value of the last header with this name, in any case; nil without one.
  package subscript(_ name: String) -> String? { last { $0.has(name) }?.value }

  /// The values of all headers with this name, in any case.
  package func all(_ name: String) -> [String] { filter { $0.has(name) }.map(\.value) }
}

extension HTTPHeader {
  fileprivate func has(_ name: String) -> Bool {
    self.name.utf8.count == name.utf8.count && self.name.lowercased() == name.lowercased()
  }
}
