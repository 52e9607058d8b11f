import Foundation

/// An XML file, read with xmllint.
package struct XMLFile {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The problems of the file; empty if it's well formed.
  package func problems() throws -> String {
    let outcome = try Command("xmllint", ["--noout", "--nonet", path]).run()
    return outcome.end == .exited(0) ? "" : outcome.stderr
  }

  /// The text of an XPath expression, such as `//item/title`.
  package func text(_ expression: String) throws -> String {
    let outcome = try Command("xmllint", ["--nonet", "--xpath", "string(\(expression))", path])
      .run()
    var text = outcome.stdout
    if text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  package func count(_ expression: String) throws -> Int {
    let outcome = try Command("xmllint", ["--nonet", "--xpath", "count(\(expression))", path]).run()
    return Int(outcome.stdout.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }

  /// The texts of all nodes of an XPath expression, in their order.
  package func texts(_ expression: String) throws -> [String] {
    try (0..<count(expression)).map { try text("(\(expression))[\($0 + 1)]") }
  }
}
