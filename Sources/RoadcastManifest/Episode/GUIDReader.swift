import RoadcastModel

/// Reads `guid` in `episode.yml`: a text, or `{ id: https://…, permalink: true }`.
enum GUIDReader {
  enum Key: String, ManifestKey {
    case id, permalink

    static let required: [(key: Key, example: String)] = [(.id, "https://example.com/12")]
  }

  static func read(_ value: ManifestValue, into episode: inout Episode) {
    guard value.node.mapping != nil else {
      episode.guid = value.text(characters: Limits.addressCharacters)
      return
    }
    guard let fields = value.mapping(Key.self) else { return }
    episode.guid = fields[.id]?.text(characters: Limits.addressCharacters)
    let isPermalink = fields[.permalink]?.flag() ?? false
    guard isPermalink, let guid = episode.guid else { return }
    guard WebAddress.host(of: guid.value) != nil else {
      fields[.permalink]?.report(
        .wrongValue,
        "`permalink` says that the guid is an address, but \(guid.value.quoted) isn't one; remove "
          + "`permalink`"
      )
      return
    }
    episode.isGUIDPermalink = true
  }
}
