import RoadcastModel

/// Reads `highlight` of a segment: `true`, a title, or `{ from: "0:05", to: "0:35", title: … }`.
enum HighlightManifest {
  static func highlight(from segment: Fields) -> Highlight? {
    guard let node = segment.node("highlight") else { return nil }
    guard node.mapping != nil else {
      switch node.scalar {
      case "true": return Highlight()
      case "false": return nil
      default: break
      }
      return segment.text(node, "highlight", characters: Limits.soundbiteCharacters)
        .map { Highlight(title: $0.value) }
    }
    guard
      let fields = Fields(
        node,
        file: segment.file,
        findings: segment.findings,
        what: "`highlight`"
      )
    else { return nil }
    let highlight = Highlight(
      title: fields.text("title", characters: Limits.soundbiteCharacters)?.value,
      start: fields.locatedLength("from"),
      end: fields.locatedLength("to")
    )
    fields.refuseOthers(in: "`highlight`")
    if let start = highlight.start, let end = highlight.end, start.value >= end.value {
      fields.findings.add(.wrongValue, at: end.location, "`to` is not behind `from`")
      return nil
    }
    return highlight
  }
}

extension Fields {
  fileprivate func locatedLength(_ key: String) -> Located<Milliseconds>? {
    guard let node = node(key) else { return nil }
    return length(node, key).map { Located($0, at: place(of: node)) }
  }
}
