import RoadcastHashing
package import RoadcastModel

extension Subscriber {
  /// The feed that the subscriber gets.
  package var feed: FeedName {
    if let audience { return .audience(audience.value) }
    return tags.isEmpty ? .main : .tags(TagSet(of: tags))
  }
}

extension TagSet {
  /// How much of the name is for people; the rest of it makes it unique.
  private static let readableCharacters = 40

  /// Names a set of tags, such as `dental-midwest-5b1f0e8a92c4`.
  ///
  /// - Parameter tags: In any order, and maybe more than once.
  package init(of tags: [Tag]) {
    let pairs = Set(tags.map { "\($0.facet)=\($0.value)" }).sorted()
    let values = tags.byFacet.flatMap(\.tags).joined(separator: "-")
    let readable = Slug.suggestion(for: String(values.prefix(Self.readableCharacters)))
    // No tag has a line end.
    let hash = Digest.hex(pairs.joined(separator: "\n").utf8).prefix(FeedLayout.hashDigits)
    self.init(
      name: [readable, String(hash)].compactMap(\.self).joined(separator: "-"),
      text: pairs.joined(separator: ", ")
    )
  }
}

extension [Subscriber] {
  /// The feeds for the tags of everyone whose address works: one for each set of tags.
  ///
  /// - Parameters:
  ///   - show: The show that they subscribe to.
  ///   - now: The current time.
  /// - Returns: The feeds by their names.
  package func tagFeeds(of show: Show, at now: Moment) -> [Feed] {
    var feeds: [TagSet: Feed] = [:]
    // Thousands of people have a few sets of tags.
    var known: [[String]: TagSet] = [:]
    for subscriber in self where subscriber.audience == nil && subscriber.isActive(at: now) {
      guard !subscriber.tags.isEmpty else { continue }
      let written = subscriber.tags.flatMap { [$0.facet, $0.value] }
      let set = known[written] ?? TagSet(of: subscriber.tags)
      known[written] = set
      feeds[set, default: show.feed(for: subscriber, set)].listeners += 1
    }
    return feeds.values.sorted { ($0.name.tagSet?.name ?? "") < ($1.name.tagSet?.name ?? "") }
  }
}

extension Show {
  /// It has the show's own title: someone who gets other tags keeps the feed that they have.
  fileprivate func feed(for subscriber: Subscriber, _ set: TagSet) -> Feed {
    Feed(
      name: .tags(set),
      title: title,
      description: description,
      answers: subscriber.tags,
      location: subscriber.location
    )
  }
}
