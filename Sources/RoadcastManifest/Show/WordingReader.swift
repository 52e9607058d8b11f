import RoadcastModel

/// Reads `wording` in `show.yml`: `{ must_mention: […], never: [{ say: …, instead: … }] }`.
enum WordingReader {
  enum Key: String, ManifestKey {
    case mustMention = "must_mention"
    case never
  }

  /// The keys of a phrase that isn't only text.
  enum PhraseKey: String, ManifestKey {
    case say, instead, since

    static let required: [(key: PhraseKey, example: String)] = [(.say, "free trial")]
  }

  static func read(_ value: ManifestValue, dates: DateRules) -> WordingPolicy? {
    guard let fields = value.mapping(Key.self) else { return nil }
    var wording = WordingPolicy()
    wording.mustMention = phrases(from: fields[.mustMention], without: [.instead], dates: dates)
    wording.never = phrases(from: fields[.never], dates: dates)
    return wording
  }

  private static func phrases(
    from value: ManifestValue?,
    without excluded: [PhraseKey] = [],
    dates: DateRules
  ) -> [WordingPolicy.Guideline] {
    (value?.elements ?? []).compactMap { element in
      guard element.node.mapping != nil else { return phrase(from: element).map { .init(say: $0) } }
      guard let fields = element.mapping(PhraseKey.self, without: excluded) else { return nil }
      let say = fields[.say].flatMap(phrase)
      let instead = fields[.instead]?.text()?.value
      let since = fields[.since]?.start(dates)?.value
      return say.map { WordingPolicy.Guideline(say: $0, instead: instead, since: since) }
    }
  }

  private static func phrase(from value: ManifestValue) -> WordingPhrase? {
    guard let text = value.text()?.value else { return nil }
    guard let phrase = WordingPhrase(text) else {
      value.report(.wrongValue, "\(value.label): \(text.quoted) has no words; add one")
      return nil
    }
    return phrase
  }
}
