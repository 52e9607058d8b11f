import Foundation

/// An XML file as xmllint sees it.
package struct XMLFile {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// What is wrong with the file; empty where nothing is.
  package func problems() throws -> String {
    let outcome = try Command("xmllint", ["--noout", "--nonet", path]).run()
    return outcome.end == .exited(0) ? "" : outcome.stderr
  }

  /// The text that an XPath expression gives, such as `//item/title`.
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

  /// The texts of all nodes that an expression finds, in their order.
  package func texts(_ expression: String) throws -> [String] {
    try (0..<count(expression)).map { try text("(\(expression))[\($0 + 1)]") }
  }
}
