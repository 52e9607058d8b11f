import RoadcastModel
import Yams

/// Reads `wording` of `show.yml`: `{ must_mention: […], never: [{ say: …, instead: … }] }`.
enum WordingManifest {
  static func wording(from show: Fields) -> Wording? {
    guard let fields = show.fields("wording") else { return nil }
    var wording = Wording()
    wording.mustMention = (fields.list("must_mention") ?? []).compactMap {
      fields.phrase($0, "must_mention")
    }
    wording.never = (fields.list("never") ?? []).compactMap { discouraged($0, in: fields) }
    fields.refuseOthers(in: "`wording`")
    return wording
  }

  /// A phrase alone, or with what to say in its place.
  private static func discouraged(_ node: Node, in fields: Fields) -> Wording.Discouraged? {
    guard node.mapping != nil else {
      return fields.phrase(node, "never").map { Wording.Discouraged(say: $0) }
    }
    guard
      let entry = Fields(node, file: fields.file, findings: fields.findings, what: "`never`")
    else { return nil }
    entry.require("say", example: "say: free trial")
    let say = entry.node("say").flatMap { entry.phrase($0, "say") }
    let instead = entry.text("instead")?.value
    entry.refuseOthers(in: "`never`")
    return say.map { Wording.Discouraged(say: $0, instead: instead) }
  }
}

extension Fields {
  fileprivate func phrase(_ node: Node, _ key: String) -> WordingPhrase? {
    guard let text = text(node, key) else { return nil }
    guard let phrase = WordingPhrase(text.value) else {
      findings.error(
        "wrong-value",
        at: text.location,
        "`\(key)`: \(text.value.quoted) has no word to listen for"
      )
      return nil
    }
    return phrase
  }
}
