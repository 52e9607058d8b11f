/// One request that someone's app made, as far as counting needs it.
struct Fetch {
  /// Seconds since 1970.
  var time: Int64

  /// The number of the subscriber; nil for the open feed.
  var subscriber: Int?

  /// Who it is within a day: a subscriber, or a hash of address and user agent that only this process knows.
  var listener: UInt64

  /// The number of the file of audio in the catalog; nil for anything else.
  var file: Int?

  /// The bytes that were sent, where the log says which.
  var ranges: [Range<Int>] = []

  /// The number of bytes that were sent, where the log doesn't say which.
  var otherBytes = 0

  var agent: AgentKind
}
