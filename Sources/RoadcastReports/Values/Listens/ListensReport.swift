package import RoadcastListens
package import RoadcastModel
import RoadcastSubscribers

/// Who has fetched which episode, by the logs.
package struct ListensReport: Sendable {
  /// Downloads of one episode by the people of one feed.
  package struct Share: Sendable {
    package var feed: FeedName?
    package var downloads = 0

    /// How many people with a private address.
    package var people = 0
  }

  /// One episode.
  package struct Entry: Sendable {
    package var slug: String

    /// Nil for an episode that the workspace no longer has.
    package var title: String?
    package var published: Moment?

    /// By feed, in the show's order.
    package var shares: [Share] = []

    package var downloads: Int { shares.reduce(0) { $0 + $1.downloads } }
    package var people: Int { shares.reduce(0) { $0 + $1.people } }
  }

  /// The people of one feed.
  package struct Group: Sendable {
    package var feed: FeedName?

    /// How many have an address that works.
    package var active = 0

    /// How many of all of them have fetched an episode.
    package var people = 0
    package var downloads = 0
  }

  /// One person.
  package struct Person: Sendable {
    package var subscriber: Subscriber

    /// Whether their address works.
    package var isActive: Bool

    /// The last time that their app got anything, even a feed without news.
    package var lastFetch: Moment?
    package var lastDownload: Moment?

    /// By episode, newest first.
    package var episodes: [(slug: String, downloads: ListenCount.Downloads)] = []

    package var downloads: Int { episodes.reduce(0) { $0 + $1.downloads.count } }

    /// Whether an active person has fetched no episode for four weeks.
    package var isQuiet: Bool
  }

  /// Newest first.
  package let episodes: [Entry]

  /// In the show's order, without feeds that no one has.
  package let groups: [Group]

  /// By number.
  package let people: [Person]
  package let count: ListenCount
  let show: Show
  let now: Moment

  /// How long someone may fetch nothing: seconds.
  static let patience: Int64 = 28 * 86_400

  /// Makes the report.
  ///
  /// - Parameters:
  ///   - count: What the logs say.
  ///   - plan: The show with its episodes and subscribers.
  ///   - scope: What it covers.
  package init(of count: ListenCount, in plan: Plan, _ scope: ReportScope) {
    self.count = count
    show = plan.show
    now = plan.now
    let known = Dictionary(plan.episodes.map { ($0.episode.slug, $0.episode) }) { first, _ in first
    }
    let order = Dictionary(plan.feeds.enumerated().map { ($1.name, $0) }) { first, _ in first }
    func rank(_ feed: FeedName?) -> Int { feed.flatMap { order[$0] } ?? .max }
    func isCovered(_ feed: FeedName?) -> Bool { scope.feed == nil || scope.feed == feed }
    func newestFirst(_ left: String, _ right: String) -> Bool {
      let dates = [left, right].map { known[$0]?.published.value.seconds ?? .min }
      return dates[0] == dates[1] ? left < right : dates[0] > dates[1]
    }
    func shown(_ seconds: Int64) -> Moment { plan.show.dates.shown(Moment(seconds: seconds)) }

    var subscribers = plan.subscribers
    let numbers = Set(subscribers.map(\.number))
    // People who were removed from the list since.
    for number in count.people.keys.sorted() where !numbers.contains(number) {
      var gone = Subscriber(
        number: number,
        name: "",
        location: SourceLocation(file: SubscriberList.file)
      )
      gone.state = .revoked
      subscribers.append(gone)
    }
    subscribers.sort { $0.number < $1.number }

    var groups: [FeedName?: Group] = [:]
    var entries: [String: [FeedName?: Share]] = [:]
    var people: [Person] = []
    for subscriber in subscribers where isCovered(subscriber.feed) {
      let feed = subscriber.feed
      let found = count.people[subscriber.number]
      let isActive = subscriber.isActive(at: plan.now)
      // Who left before what the report covers isn't in it.
      guard isActive || found.map({ $0.lastFetch >= (count.covered?.lowerBound ?? .max) }) ?? false
      else { continue }
      let last = found?.lastDownload
      let person = Person(
        subscriber: subscriber,
        isActive: isActive,
        lastFetch: (found?.lastFetch).map(shown),
        lastDownload: last.map(shown),
        episodes: (found?.downloads ?? [:]).sorted { newestFirst($0.key, $1.key) }
          .map { ($0.key, $0.value) },
        isQuiet: isActive && (last ?? .min) < plan.now.seconds - Self.patience
      )
      people.append(person)
      groups[feed, default: Group(feed: feed)].active += isActive ? 1 : 0
      groups[feed]?.people += person.downloads > 0 ? 1 : 0
      groups[feed]?.downloads += person.downloads
      for (slug, downloads) in person.episodes {
        entries[slug, default: [:]][feed, default: Share(feed: feed)].downloads += downloads.count
        entries[slug]?[feed]?.people += 1
      }
    }
    for (slug, feeds) in count.others {
      for (feed, downloads) in feeds where isCovered(feed) {
        entries[slug, default: [:]][feed, default: Share(feed: feed)].downloads += downloads.count
        groups[feed, default: Group(feed: feed)].downloads += downloads.count
      }
    }
    // Episodes that are out, and that no one has fetched.
    for episode in plan.episodes
    where plan.isOut(episode.episode, in: scope.feed)
      && scope.includes(episode.episode.published.value)
    {
      entries[episode.episode.slug, default: [:]].merge([:]) { first, _ in first }
    }
    self.people = people
    self.groups = groups.values.sorted { rank($0.feed) < rank($1.feed) }
    episodes = entries.map { slug, shares in
      Entry(
        slug: slug,
        title: known[slug]?.title,
        published: known[slug].map { plan.show.dates.shown($0.published.value) },
        shares: shares.values.sorted { rank($0.feed) < rank($1.feed) }
      )
    }.sorted { newestFirst($0.slug, $1.slug) }
  }

  /// Active people who have fetched no episode for four weeks.
  package var quiet: [Person] { people.filter(\.isQuiet) }

  var active: Int { people.count(where: \.isActive) }

  /// What's counted, in the show's time zone.
  var period: (first: Moment, last: Moment)? {
    count.covered.map {
      (
        show.dates.shown(Moment(seconds: $0.lowerBound)),
        show.dates.shown(Moment(seconds: $0.upperBound))
      )
    }
  }

  /// When the logs begin, in the show's time zone.
  var logsBegin: Moment? {
    count.period.map { show.dates.shown(Moment(seconds: $0.lowerBound)) }
  }
}
