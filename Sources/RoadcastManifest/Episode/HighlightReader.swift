import RoadcastModel

/// Reads `highlight` of a segment: `true`, a title, or `{ from: "0:05", to: "0:35", title: … }`.
enum HighlightReader {
  enum Key: String, ManifestKey {
    case title, from, to
  }

  static func read(_ value: ManifestValue) -> Highlight? {
    var highlight = highlight(from: value)
    highlight?.location = value.location
    return highlight
  }

  private static func highlight(from value: ManifestValue) -> Highlight? {
    guard value.node.mapping != nil else {
      switch value.node.scalar {
      case "true": return Highlight()
      case "false": return nil
      default: break
      }
      return value.text(characters: Limits.soundbiteCharacters).map { Highlight(title: $0.value) }
    }
    guard let fields = value.mapping(Key.self) else { return nil }
    let highlight = Highlight(
      title: fields[.title]?.text(characters: Limits.soundbiteCharacters)?.value,
      start: fields[.from]?.length(),
      end: fields[.to]?.length()
    )
    if let start = highlight.start, let end = highlight.end, start.value >= end.value {
      fields[.to]?.report(.wrongValue, "`to` must be later than `from`")
      return nil
    }
    return highlight
  }
}
