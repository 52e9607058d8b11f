import FoundationEssentials

/// The files that `init` and `new` wrote, as JSON.
package struct WrittenFiles: Encodable {
  package var written: [String]

  package init(written: [String]) { self.written = written }

  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self).escapedForJSON
  }
}
