import RoadcastAddresses
import RoadcastModel

/// What's wrong with something that was written about a person.
struct PersonProblem: Error {
  var rule: Rule

  /// What's wrong, and what to write instead.
  var message: String

  init(_ rule: Rule, _ message: String) {
    self.rule = rule
    self.message = message
  }
}

/// Reads what's written about a person on the command line, or in a list of people.
struct PersonReader {
  let show: Show

  func name(_ text: String) throws(PersonProblem) -> String {
    let name = text.trimmed
    guard name.unicodeScalars.contains(where: \.isVisible) else {
      throw PersonProblem(.missingValue, "the name is empty; write the person's name")
    }
    let control = name.unicodeScalars.first {
      !$0.isAllowedInFeeds || $0.isInvisibleOrMisleading || ["\n", "\r", "\t"].contains($0)
    }
    if let control {
      throw PersonProblem(
        .controlCharacter,
        "the name \(name.quoted) contains \(control.codePoint); remove it"
      )
    }
    guard name.unicodeScalars.count <= Limits.speakerCharacters else {
      throw PersonProblem(
        .tooManyCharacters,
        "the name \(name.quoted) has \(name.unicodeScalars.count) characters; the limit is "
          + "\(Limits.speakerCharacters)"
      )
    }
    return name
  }

  func email(_ text: String) throws(PersonProblem) -> String {
    guard let mailbox = try? AddressReader.mailbox(text.trimmed),
      mailbox.utf8.count <= 254
    else {
      throw PersonProblem(
        .wrongValue,
        "\(text.quoted) isn't an e-mail address; write one like dana@example.com"
      )
    }
    return mailbox
  }

  func audience(_ text: String) throws(PersonProblem) -> String {
    let names = show.audiences.map(\.name.value)
    guard let name = Self.match(text.trimmed, among: names) else {
      throw PersonProblem(
        .unknownAudience,
        "no audience \(text.trimmed.quoted)"
          + Suggestion.clause(for: text.trimmed, among: names, of: "show.yml")
      )
    }
    return name
  }

  /// Reads `territory=midwest,industry=dental`.
  func tags(_ text: String) throws(PersonProblem) -> [Tag] {
    var tags: [Tag] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else {
        throw PersonProblem(
          .wrongValue,
          "\(String(part).trimmed.quoted) isn't a tag; write a facet and a tag, such as "
            + "territory=midwest, and commas between them"
        )
      }
      tags.append(try tag(String(pair[1]), facet: String(pair[0])))
    }
    return sorted(tags)
  }

  func tag(_ text: String, facet name: String) throws(PersonProblem) -> Tag {
    let (text, name) = (text.trimmed, name.trimmed)
    let names = show.facets.map(\.name)
    guard let found = Self.match(name, among: names),
      let facet = show.facets.first(where: { $0.name == found })
    else {
      throw PersonProblem(
        .unknownTag,
        "no facet \(name.quoted)" + Suggestion.clause(for: name, among: names, of: "show.yml")
      )
    }
    guard !text.isEmpty else {
      throw PersonProblem(.missingValue, "no tag for \(found.quoted); write one after the =")
    }
    let control = text.unicodeScalars.first {
      !$0.isAllowedInFeeds || $0.properties.generalCategory == .control
    }
    guard control == nil, text.unicodeScalars.count <= Limits.tagCharacters else {
      throw PersonProblem(.wrongValue, "\(text.quoted) can't be a tag; write a short text")
    }
    guard let allowed = facet.tags else { return Self.tag(text, found) }
    guard let tag = Self.match(text, among: allowed) else {
      throw PersonProblem(
        .unknownTag,
        "no tag \(text.quoted) in facet \(found.quoted)"
          + Suggestion.clause(for: text, among: allowed, of: "it")
      )
    }
    return Self.tag(tag, found)
  }

  /// Tags in the order of the vocabulary, each once.
  func sorted(_ tags: [Tag]) -> [Tag] { show.facets.sorted(tags) }

  /// Reads a person's last day, or the moment at which their address stops working.
  ///
  /// - Parameters:
  ///   - text: The date as it's written.
  ///   - acceptsOtherForms: Whether a date in another form is read, if it can mean only one day.
  /// - Returns: The first moment after it.
  /// - Throws: What's wrong with the date.
  func until(
    _ text: String,
    acceptsOtherForms: Bool = false
  ) throws(PersonProblem) -> Subscriber.End {
    let text = text.trimmed
    var parsed = WrittenDate.parse(text)
    if case .failure = parsed, acceptsOtherForms {
      let guess = DateGuess(text)
      if guess.isCertain, guess.readings.count == 1 { parsed = .success(guess.readings[0]) }
    }
    switch parsed {
    case .success(let date): return Self.end(date, in: show.dates)
    case .failure(let failure):
      throw PersonProblem(.badDate, "\(text.quoted) \(DateGuess.problem(with: text, failure))")
    }
  }

  private static func end(_ date: WrittenDate, in dates: DateRules) -> Subscriber.End {
    let zone = dates.readingZone
    guard let time = date.time else {
      return Subscriber.End(text: date.description, moment: date.end(in: zone))
    }
    if let offset = date.offset {
      let moment = Moment(on: date.day, at: time, offset: offset)
      return Subscriber.End(text: moment.rfc3339, moment: dates.shown(moment))
    }
    switch zone.reading(on: date.day, at: time) {
    case .once(let moment): return Subscriber.End(text: date.description, moment: moment)
    // With its offset, the moment is clear.
    case .twice(_, let moment), .never(let moment, _):
      return Subscriber.End(text: moment.rfc3339, moment: moment)
    }
  }

  private static func tag(_ value: String, _ facet: String) -> Tag {
    let place = SourceLocation(file: SubscriberList.file)
    return Tag(facet: Located(facet, at: place), value: Located(value, at: place))
  }

  /// The candidate that a text names: exactly, or but for case if that's only one.
  static func match(_ text: String, among candidates: [String]) -> String? {
    if candidates.contains(text) { return text }
    let similar = candidates.filter { $0.lowercased() == text.lowercased() }
    return similar.count == 1 ? similar[0] : nil
  }
}
