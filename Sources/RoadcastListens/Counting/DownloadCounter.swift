/// Adds up fetches to downloads.
///
/// What it remembers grows with the people of a day, and not with the length of a log: when it's too much, the
/// days that are over are closed. When a single day is too much, later listeners aren't counted.
struct DownloadCounter {
  /// One file, for one listener, on one day.
  private struct Key: Hashable {
    var listener: UInt64
    var file: Int32
    var day: Int32
  }

  /// One episode, for one listener, on one day.
  private struct Download: Hashable {
    var listener: UInt64
    var episode: Int32
    var day: Int32
  }

  private var pending: [Key: (ranges: ByteRanges, others: Int)] = [:]
  private var downloads: Set<Download> = []

  /// The days before this one are closed: days since 1970.
  private var firstOpenDay = Int32.min
  private var latestDay = Int32.min

  private let maximum: Int

  /// How many ranges of bytes the pending downloads have.
  private var ranges = 0

  /// How much is remembered.
  var count: Int { pending.count + downloads.count + ranges }

  /// - Parameter maximum: How much is remembered before days are closed. At most four times as much is
  ///   remembered at all.
  init(maximum: Int = 1_000_000) { self.maximum = maximum }

  /// What came of a fetch.
  enum Result: Equatable {
    case nothing
    /// It's the one that makes a minute; the flag says whether only the sum of bytes is known.
    case download(isUpperBound: Bool)
    /// Its day is closed.
    case late
    /// Nothing more can be remembered.
    case full
  }

  /// Adds a fetch of audio.
  ///
  /// - Parameters:
  ///   - fetch: Who got what, and when.
  ///   - file: The number of the file.
  ///   - episode: The number of the file's episode.
  ///   - enough: The bytes that make a minute of the file.
  /// - Returns: Whether it's a download now, and wasn't before.
  mutating func add(_ fetch: Fetch, file: Int, episode: Int, enough: Int) -> Result {
    let day = Int32(fetch.time >= 0 ? fetch.time / 86_400 : (fetch.time - 86_399) / 86_400)
    guard day >= firstOpenDay else { return .late }
    latestDay = max(latestDay, day)
    let download = Download(listener: fetch.listener, episode: Int32(episode), day: day)
    // Whatever else is fetched on that day changes nothing.
    guard !downloads.contains(download) else { return .nothing }
    let key = Key(listener: fetch.listener, file: Int32(file), day: day)
    closeDays()
    guard day >= firstOpenDay else { return .late }
    guard count < maximum * 4 else { return .full }
    var state = pending.removeValue(forKey: key) ?? (ByteRanges(), 0)
    ranges -= state.ranges.parts
    for range in fetch.ranges { state.ranges.insert(range) }
    state.others += min(fetch.otherBytes, enough)
    guard state.ranges.count + state.others >= enough else {
      pending[key] = state
      ranges += state.ranges.parts
      return .nothing
    }
    downloads.insert(download)
    return .download(isUpperBound: state.ranges.count < enough)
  }

  private mutating func closeDays() {
    guard count > maximum, firstOpenDay < latestDay - 1 else { return }
    firstOpenDay = latestDay - 1
    let first = firstOpenDay
    pending = pending.filter { $0.key.day >= first }
    ranges = pending.values.reduce(0) { $0 + $1.ranges.parts }
    downloads = downloads.filter { $0.day >= first }
  }
}
