package import RoadcastModel
package import RoadcastSubscribers

/// Makes fetches of the lines of a log.
package struct FetchReader {
  private let catalog: AudioCatalog
  private var agents: AgentList

  /// The day of the list of programs.
  var agentsDay: String { agents.day }
  private let tokens: TokenReader?
  private let root: [UInt8]

  /// Times after this one are wrong: seconds since 1970.
  private let latest: Int64

  /// The subscribers of tokens that were looked up; nil for wrong ones.
  private var known: [ArraySlice<UInt8>: Int?] = [:]

  /// Whether private addresses were found whose subscribers can't be named without the key.
  private(set) var hasUnknownTokens = false

  /// Whether there were requests that don't say who made them.
  private(set) var hasUnknownClients = false

  private static let maximumKnown = 20_000

  /// - Parameters:
  ///   - show: Whose logs these are.
  ///   - catalog: The published audio.
  ///   - agents: The programs that are known.
  ///   - tokens: Finds out whose private addresses are; nil if there's no key.
  ///   - now: The current time.
  package init(
    show: Show,
    catalog: AudioCatalog,
    agents: AgentList,
    tokens: TokenReader?,
    now: Moment
  ) {
    self.catalog = catalog
    self.agents = agents
    self.tokens = tokens
    let address = show.baseURL.value
    let path = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    let base = path.count > 3 ? "/" + path[3] : "/"
    root = Array(base.utf8.dropLast())
    // Clocks of several machines differ a little.
    latest = now.seconds + 3_600
  }

  /// Reads a line.
  ///
  /// - Parameter line: Without its end.
  /// - Returns: When it was, and what was fetched; nil if it doesn't count.
  /// - Throws: What's wrong with the line.
  mutating func read(_ line: ArraySlice<UInt8>) throws(LineFault) -> (time: Int64, fetch: Fetch?) {
    let entry = try LogLine(line)
    guard entry.time <= latest else { throw .wrongDate }
    return (entry.time, fetch(of: entry))
  }

  private mutating func fetch(of entry: LogLine) -> Fetch? {
    let isGet = entry.method.elementsEqual("GET".utf8)
    let isDelivered = entry.status == 200 || entry.status == 206
    guard isDelivered || entry.status == 304, isGet || entry.method.elementsEqual("HEAD".utf8),
      let written = entry.path
    else { return nil }
    let path = LoggedPath(written, below: root)
    var subscriber = entry.subscriber.flatMap(LogLine.number)
    // Our own log has paths below the published folder.
    var isOurs =
      entry.address == nil || path.root.isEmpty || path.root.elementsEqual(root)
    if let token = path.token, subscriber == nil {
      switch owner(of: token) {
      case .some(.some(let number)):
        subscriber = number
        isOurs = true
      case .some(nil): return nil
      case nil: hasUnknownTokens = true
      }
    }
    var file: Int?
    if isGet, isDelivered, let name = path.audio { file = catalog.index(of: name, isOurs: isOurs) }
    guard subscriber != nil || file != nil else { return nil }
    var fetch = Fetch(
      time: entry.time,
      subscriber: subscriber,
      listener: listener(of: entry, subscriber, path.token),
      file: file,
      agent: agents.kind(of: entry.agent)
    )
    guard let file else { return fetch }
    if subscriber == nil, entry.address == nil, path.token == nil { hasUnknownClients = true }
    let size = catalog.files[file].size
    if entry.status == 200 {
      fetch.ranges = [0..<min(entry.bytes, size ?? .max)]
    } else if let field = entry.range, let parts = ByteRanges.parse(field, size: size) {
      // Less than the requested part may have been sent.
      var rest = entry.bytes
      for part in parts where rest > 0 && !Self.isProbe(part) {
        fetch.ranges.append(part.lowerBound..<(part.lowerBound + min(part.count, rest)))
        rest -= part.count
      }
    } else if entry.bytes > 2 {
      fetch.otherBytes = entry.bytes
    }
    return fetch
  }

  /// Apps find out with `bytes=0-1` whether a server knows ranges.
  private static func isProbe(_ range: Range<Int>) -> Bool { range == 0..<2 }

  /// Whose token it is.
  ///
  /// - Returns: Nil without a key; `.some(nil)` for a wrong token.
  private mutating func owner(of token: ArraySlice<UInt8>) -> Int?? {
    guard let tokens else { return nil }
    if let number = known[token] { return .some(number) }
    let number = tokens.number(of: String(decoding: token, as: UTF8.self))
    if known.count >= Self.maximumKnown { known.removeAll() }
    known[Array(token)[...]] = .some(number)
    return .some(number)
  }

  /// A number that only this process can make: no address is kept.
  private func listener(
    of entry: LogLine,
    _ subscriber: Int?,
    _ token: ArraySlice<UInt8>?
  ) -> UInt64 {
    if let subscriber { return UInt64(subscriber) }
    var hasher = Hasher()
    if let token {
      hasher.combine(token)
    } else {
      hasher.combine(ClientNetwork.part(of: entry.address ?? []))
      hasher.combine(entry.agent)
    }
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1 << 63
  }
}
