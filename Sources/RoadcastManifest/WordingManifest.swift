import RoadcastModel

/// Reads `wording` of `show.yml`: `{ must_mention: […], never: [{ say: …, instead: … }] }`.
enum WordingManifest {
  static func wording(from show: Fields) -> WordingPolicy? {
    guard let fields = show.fields("wording") else { return nil }
    var wording = WordingPolicy()
    wording.mustMention = guidelines("must_mention", from: fields, takesInstead: false)
    wording.never = guidelines("never", from: fields, takesInstead: true)
    fields.refuseOthers(in: "`wording`")
    return wording
  }

  private static func guidelines(
    _ key: String,
    from fields: Fields,
    takesInstead: Bool
  ) -> [WordingPolicy.Guideline] {
    (fields.list(key) ?? []).compactMap { node in
      guard node.mapping != nil else {
        return fields.phrase(node, key).map { WordingPolicy.Guideline(say: $0) }
      }
      guard
        let entry = Fields(node, file: fields.file, findings: fields.findings, what: "`\(key)`")
      else { return nil }
      entry.require("say", example: "free trial")
      let say = entry.node("say").flatMap { entry.phrase($0, "say") }
      let instead = takesInstead ? entry.text("instead")?.value : nil
      let since = entry.moment("since", dateOffset: 0)?.value
      entry.refuseOthers(in: "`\(key)`")
      return say.map { WordingPolicy.Guideline(say: $0, instead: instead, since: since) }
    }
  }
}

extension Fields {
  fileprivate func phrase(_ node: YAMLNode, _ key: String) -> WordingPhrase? {
    guard let text = text(node, key) else { return nil }
    guard let phrase = WordingPhrase(text.value) else {
      findings.add(
        .wrongValue,
        at: text.location,
        "`\(key)`: \(text.value.quoted) has no word to listen for"
      )
      return nil
    }
    return phrase
  }
}
