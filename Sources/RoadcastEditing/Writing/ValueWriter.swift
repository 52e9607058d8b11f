/// Writes values on one line.
struct ValueWriter {
  /// Whether what it writes is in brackets or braces.
  var isFlow: Bool

  /// Whether every text gets quotes: the second try, where the first was read as something else.
  var isCautious = false

  /// A value on one line; nil for a word that can't be written without quotes.
  func inline(_ value: NewValue) -> String {
    switch value {
    case .plain(let word): return word
    case .text(let text):
      let isPlain =
        !isCautious && PlainScalar.isPossible(text, isFlow: isFlow) && !PlainScalar.isTyped(text)
      return isPlain ? text : QuotedScalar.best(text)
    case .list(let values):
      var inner = self
      inner.isFlow = true
      return "[\(values.map(inner.inline).joined(separator: ", "))]"
    case .group(let fields):
      guard !fields.isEmpty else { return "{}" }
      var inner = self
      inner.isFlow = true
      return "{ \(fields.map(inner.pair).joined(separator: ", ")) }"
    }
  }

  /// A key with its value, on one line.
  func pair(_ field: NewValue.Field) -> String { "\(key(field.key)): \(inline(field.value))" }

  /// A key, in quotes where it needs them.
  func key(_ text: String) -> String {
    PlainScalar.isPossible(text, isFlow: isFlow) && !PlainScalar.isTyped(text)
      ? text : QuotedScalar.best(text)
  }
}
