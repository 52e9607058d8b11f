package import RoadcastModel

/// The identifiers by which apps recognise a show's feeds and episodes, wherever the show moves.
///
/// All of them are made from the show's own, so they stay when titles, audio or addresses change.
package struct FeedGuids: Sendable {
  /// The show's `podcast:guid` (Podcasting 2.0), which is also the main feed's.
  package let show: String

  /// The namespace that Podcasting 2.0 gives `podcast:guid`.
  private static let podcastNamespace = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"

  /// How many reissues beyond the current one ``reissue(of:_:in:)`` looks for.
  private static let mostTakenBack = 32

  package init(show: String) { self.show = show }

  /// Takes the manifest's guid, or makes one from the main feed's address.
  package init(of show: Show) {
    self.init(show: show.guid ?? Self.made(for: show))
  }

  /// Makes a `podcast:guid` from the address of a show's main feed.
  package static func made(for show: Show) -> String {
    self.show(feedAddress: show.baseURL.value + FeedLayout.feed(.main))
  }

  /// Makes a `podcast:guid` from a feed's address.
  ///
  /// The scheme and all slashes at the end don't count, as Podcasting 2.0 defines.
  package static func show(feedAddress: String) -> String {
    var name = Substring(feedAddress)
    if let scheme = name.range(ofText: "://") { name = name[scheme.upperBound...] }
    while name.hasSuffix("/") { name.removeLast() }
    return UUIDv5.uuid(of: String(name), in: podcastNamespace)
  }

  /// The `podcast:guid` of a feed.
  package func feed(_ name: FeedName) -> String {
    name.audience.map { UUIDv5.uuid(of: "audiences/\($0)", in: show) } ?? show
  }

  /// The guid of an episode's item in the feed of one of its programmes.
  ///
  /// All feeds with the main feed's version share its guid; another version has its own.
  package func item(_ planned: PlannedEpisode, _ programme: Programme) -> String {
    let main = planned.programmes.first { $0.feed == .main }
    let feed = programme.parts == main?.parts ? FeedName.main : programme.feed
    let episode = planned.episode
    return episode.guid.map { qualified($0.value, feed, reissue: episode.reissue) }
      ?? item(episode.slug, feed, reissue: episode.reissue)
  }

  /// The guid of an item whose manifest gives none.
  ///
  /// It is made from `SLUG`, `SLUG/AUDIENCE`, `SLUG/reissue/2` or `SLUG/AUDIENCE/reissue/2`: the
  /// audience is left out for the main feed, and the number for the first issue.
  ///
  /// - Parameters:
  ///   - slug: the episode's.
  ///   - feed: the feed whose own version it is.
  ///   - reissue: from 1 on; a higher one makes apps fetch the episode again.
  /// - Returns: a UUID.
  package func item(_ slug: String, _ feed: FeedName, reissue: Int = 1) -> String {
    UUIDv5.uuid(of: qualified(slug, feed, reissue: reissue), in: show)
  }

  /// Finds out which reissue of an episode has a guid in a feed.
  ///
  /// Guids from a manifest end in the number. Of those made here, each one is tried.
  ///
  /// - Parameters:
  ///   - guid: what the published feed contains.
  ///   - episode: the episode as it is now.
  ///   - feed: the published feed.
  /// - Returns: the number, 1 where none fits.
  package func reissue(of guid: String, _ episode: Episode, in feed: FeedName) -> Int {
    for reissue in 1...episode.reissue + Self.mostTakenBack {
      for version in [.main, feed] where guid == item(episode.slug, version, reissue: reissue) {
        return reissue
      }
    }
    let parts = guid.split(separator: "/").suffix(2)
    guard parts.count == 2, parts.first == "reissue", let reissue = parts.last.flatMap({ Int($0) })
    else { return 1 }
    return reissue
  }

  private func qualified(_ name: String, _ feed: FeedName, reissue: Int) -> String {
    let version = feed.audience.map { "\(name)/\($0)" } ?? name
    return reissue > 1 ? "\(version)/reissue/\(reissue)" : version
  }
}

extension Substring {
  fileprivate func range(ofText text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
