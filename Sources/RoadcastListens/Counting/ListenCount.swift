package import RoadcastFiles
package import RoadcastModel

/// How often episodes were fetched, and by whom, from any number of logs.
package struct ListenCount: Sendable {
  /// What one subscriber fetched.
  package struct Person: Sendable {
    /// The last request of any kind that gave them something, however early: seconds since 1970.
    package var lastFetch: Int64

    /// The last download, however early; nil without one.
    package var lastDownload: Int64?

    /// The downloads of each episode, by its slug.
    package var downloads: [String: Downloads] = [:]
  }

  /// Downloads of one episode.
  package struct Downloads: Sendable, Equatable {
    package var count = 0

    /// Seconds since 1970.
    package var first: Int64
    package var last: Int64

    fileprivate mutating func add(_ time: Int64) {
      count += 1
      first = min(first, time)
      last = max(last, time)
    }
  }

  /// By the subscribers' numbers.
  package private(set) var people: [Int: Person] = [:]

  /// Of people who have no private address, by slug and by the first feed that has the file.
  package private(set) var others: [String: [FeedName?: Downloads]] = [:]

  /// The earliest and the latest time in the logs: seconds since 1970; nil for empty logs.
  package private(set) var period: ClosedRange<Int64>?

  /// The part of the period in which downloads are counted; nil if there's none.
  package private(set) var covered: ClosedRange<Int64>?

  /// The requests for audio that were left out, by what sent them.
  package private(set) var leftOut: [AgentKind: Int] = [:]

  /// The downloads that count because of a sum of bytes, of which some may be the same.
  package private(set) var upperBounds = 0

  /// The downloads of files that aren't there any more.
  package private(set) var superseded = 0

  /// Whether private addresses were found whose subscribers can't be named without the key.
  package private(set) var hasUnknownTokens = false

  /// Whether there were requests that don't say who made them, so that everyone with the same app is one.
  package private(set) var hasUnknownClients = false

  /// The day of the list of programs.
  package let agentsDay: String

  /// What couldn't be counted, by log.
  package private(set) var skipped: [(log: String, lines: [LogSource.Skipped])] = []

  /// Counts logs.
  ///
  /// The logs are read side by side, in the order of their times: several servers may have written them.
  ///
  /// - Parameters:
  ///   - sources: The logs.
  ///   - reader: Reads their lines.
  ///   - catalog: The published audio.
  ///   - since: What's earlier isn't counted, and only says when someone fetched something last; nil to count
  ///     everything.
  /// - Throws: If a log can't be read.
  package init(
    _ sources: [LogSource],
    _ reader: FetchReader,
    _ catalog: AudioCatalog,
    since: Moment?
  ) throws(WorkFailure) {
    var reader = reader
    agentsDay = reader.agentsDay
    var counter = DownloadCounter()
    var episodes: [String: Int] = [:]
    for source in sources { try source.advance(&reader) }
    while let source = Self.earliest(sources), let fetch = source.next {
      let isCovered = since.map { fetch.time >= $0.seconds } ?? true
      note(fetch)
      if let file = fetch.file, isCounted(fetch, isCovered) {
        let audio = catalog.files[file]
        let episode = episodes[audio.slug, default: episodes.count]
        episodes[audio.slug] = episode
        switch counter.add(fetch, file: file, episode: episode, enough: audio.enough) {
        case .nothing: break
        case .late: source.skip(.outOfOrder)
        case .full: source.skip(.tooMany)
        case .download where !isCovered: noteDownload(fetch)
        case .download(let isUpperBound):
          if isUpperBound { upperBounds += 1 }
          if audio.size == nil { superseded += 1 }
          noteDownload(fetch)
          add(fetch, audio)
        }
      }
      try source.advance(&reader)
    }
    hasUnknownTokens = reader.hasUnknownTokens
    hasUnknownClients = reader.hasUnknownClients
    skipped = sources.filter { !$0.skipped.isEmpty }.map { ($0.name, $0.skipped) }
    for range in sources.compactMap(\.period) {
      let first = min(range.lowerBound, period?.lowerBound ?? range.lowerBound)
      period = first...max(range.upperBound, period?.upperBound ?? range.upperBound)
    }
    covered = period
    if let whole = period, let since {
      covered = since.seconds > whole.upperBound ? nil : whole.clamped(to: since.seconds...(.max))
    }
  }

  /// The log whose next line is the earliest.
  private static func earliest(_ sources: [LogSource]) -> LogSource? {
    var found: LogSource?
    for source in sources {
      guard let time = source.next?.time else { continue }
      if found?.next.map({ time < $0.time }) ?? true { found = source }
    }
    return found
  }

  private mutating func isCounted(_ fetch: Fetch, _ isCovered: Bool) -> Bool {
    guard fetch.agent != .app else { return true }
    if isCovered { leftOut[fetch.agent, default: 0] += 1 }
    return false
  }

  private mutating func note(_ fetch: Fetch) {
    guard let subscriber = fetch.subscriber else { return }
    let known = people[subscriber]?.lastFetch ?? fetch.time
    people[subscriber, default: Person(lastFetch: fetch.time)].lastFetch = max(known, fetch.time)
  }

  private mutating func noteDownload(_ fetch: Fetch) {
    guard let subscriber = fetch.subscriber else { return }
    let known = people[subscriber]?.lastDownload ?? fetch.time
    people[subscriber, default: Person(lastFetch: fetch.time)].lastDownload = max(known, fetch.time)
  }

  private mutating func add(_ fetch: Fetch, _ audio: AudioCatalog.File) {
    let none = Downloads(first: fetch.time, last: fetch.time)
    guard let subscriber = fetch.subscriber else {
      others[audio.slug, default: [:]][audio.feed, default: none].add(fetch.time)
      return
    }
    people[subscriber, default: Person(lastFetch: fetch.time)]
      .downloads[audio.slug, default: none].add(fetch.time)
  }
}
