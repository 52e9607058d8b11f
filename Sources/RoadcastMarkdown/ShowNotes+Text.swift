import RoadcastModel

extension ShowNotes {
  /// The words of the notes without any markup, one text for each block.
  package var texts: [String] { blocks.map(Self.text).filter { !$0.isEmpty } }

  /// The words of HTML as this type writes it: `<` begins a tag always.
  private static func text(of html: String) -> String {
    var text = ""
    var rest = Substring(html).utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      text += String(Substring(rest[..<start]))
      let end =
        rest[start...].firstIndex(of: UInt8(ascii: ">")) ?? rest.index(before: rest.endIndex)
      let tag = String(Substring(rest[start...end]))
      // Emphasis and links stand within words; all else parts them.
      if !["<em>", "</em>", "<strong>", "</strong>", "</a>"].contains(tag), !tag.hasPrefix("<a ") {
        text += " "
      }
      rest = rest[rest.index(after: end)...]
    }
    text += String(Substring(rest))
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(reference, with: character)
    }
    return text.trimmed
  }
}
