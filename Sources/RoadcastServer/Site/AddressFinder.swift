import RoadcastModel

/// Finds the places in a published text where a subscriber's own copy differs.
///
/// It reads a text once, block by block, and doesn't have to know its format: our addresses look the same
/// in XML, HTML and JSON.
struct AddressFinder {
  /// Who the copies are for.
  enum Purpose: Hashable {
    /// Subscribers at their private addresses.
    case subscribers
    /// A person whom a login has named, at an address outside the folder of the page.
    case person
    /// Whoever listens before publishing: pages load again after a build.
    case preview
  }

  /// What was found so far, in order.
  private(set) var places: [PersonalPlace] = []

  private let base: BaseAddress
  private let feedPath: String
  private let isPage: Bool
  private let purpose: Purpose

  private let plain: [UInt8]
  private let encoded: [UInt8]
  private let scheme: [UInt8]
  private let encodedScheme: [UInt8]

  private var window: [UInt8] = []

  /// The position of the window's first byte in the text.
  private var windowStart = 0

  /// The place in the text from which places can be found.
  private var next = 0

  /// Where a QR code began that hasn't ended yet.
  private var codeStart: Int?

  /// The most bytes of a text that one place depends on.
  private static let reach = 4 << 10

  /// - Parameters:
  ///   - base: The address to find.
  ///   - feedPath: The path of the feed that the text belongs to.
  ///   - isPage: Whether the text is HTML.
  ///   - purpose: Who the copies are for.
  init(_ base: BaseAddress, feedPath: String, isPage: Bool, purpose: Purpose) {
    self.base = base
    self.feedPath = feedPath
    self.isPage = isPage
    self.purpose = purpose
    plain = Array(base.bare.utf8)
    encoded = Array(WebAddress.percentEncoded(base.bare).utf8)
    scheme = Array(base.scheme.utf8)
    encodedScheme = Array(WebAddress.percentEncoded(base.scheme).utf8)
  }

  /// Reads the next block.
  mutating func read(_ block: ArraySlice<UInt8>) {
    window += block
    scan(upTo: window.count - Self.reach)
    let kept = max(0, min(next - windowStart, window.count) - Self.reach)
    window.removeFirst(kept)
    windowStart += kept
  }

  /// Ends the text.
  mutating func finish() { scan(upTo: window.count) }

  private mutating func scan(upTo end: Int) {
    var index = next - windowStart
    let first = plain[0]
    while index < end {
      let byte = window[index]
      let found: PersonalPlace? =
        if byte == first {
          address(at: index)
        } else if isPage {
          mark(at: index)
        } else {
          nil
        }
      if let found {
        places.append(found)
        index = max(index + 1, found.offset + found.length - windowStart)
      } else {
        index += 1
      }
    }
    next = max(next, windowStart + index)
  }

  // MARK: Addresses

  private func address(at index: Int) -> PersonalPlace? {
    if has(plain, at: index) {
      let isWhole = has(scheme, endingAt: index)
      let start = isWhole ? index - scheme.count : index
      // Within any other address, ours would give the token to someone else.
      guard isWhole ? isOpen(at: start) : has(Self.bareStart, endingAt: index) else { return nil }
      guard let end = endOfPath(at: index + plain.count, isEncoded: false) else { return nil }
      return place(start, end, isWhole ? .address : .bareAddress, isWhole ? .feed : .bareFeed)
    }
    if has(encoded, at: index), has(encodedScheme, endingAt: index),
      has(Self.encodedStart, endingAt: index - encodedScheme.count)
    {
      guard let end = endOfPath(at: index + encoded.count, isEncoded: true) else { return nil }
      return place(index - encodedScheme.count, end, .encodedAddress, .encodedFeed)
    }
    return nil
  }

  private func place(
    _ start: Int,
    _ end: (index: Int, isFeed: Bool),
    _ address: PersonalPlace.Kind,
    _ feed: PersonalPlace.Kind
  ) -> PersonalPlace {
    PersonalPlace(
      offset: windowStart + start,
      length: end.index - start,
      kind: end.isFeed ? feed : address
    )
  }

  /// Reads the path after the base address; nil if nothing that a build writes has it.
  private func endOfPath(at index: Int, isEncoded: Bool) -> (index: Int, isFeed: Bool)? {
    var path = window[index...].prefix(Self.reach / 4).prefix {
      HashedName.isPartOfName($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "~")
        || $0 == UInt8(ascii: "%")
    }
    // A full stop ends a sentence, and no path of ours.
    while path.last == UInt8(ascii: ".") { path.removeLast() }
    var text = String(decoding: path, as: UTF8.self)
    if isEncoded { text = text.replacing("%2F", with: "/") }
    if text == feedPath { return (path.endIndex, true) }
    let isFolder = text.isEmpty || text.hasSuffix("/")
    guard FeedLayout.isPossible(isFolder ? text + "index.html" : text) else { return nil }
    return (index, false)
  }

  private static let wholeStart = Array("pktc://subscribe/".utf8)
  private static let bareStart = Array("pktc://subscribehttps/".utf8)
  private static let encodedStart = Array("overcast://x-callback-url/add?url=".utf8)

  /// What can stand before an address, and not within another one.
  private static let openers = [
    "\"", "'", ">", "<", "(", "[", " ", "\n", "\r", "\t", "&quot;", "&#34;", "&#39;", "&apos;",
    "&gt;",
    "&lt;", "“", "„", "‘", "«",
  ].map { Array($0.utf8) }

  /// Whether a whole address can begin here.
  private func isOpen(at index: Int) -> Bool {
    windowStart + index == 0 || Self.openers.contains { has($0, endingAt: index) }
      || has(Self.wholeStart, endingAt: index)
  }

  // MARK: Marks in pages

  private mutating func mark(at index: Int) -> PersonalPlace? {
    if window[index] == UInt8(ascii: "<") { return element(at: index) }
    guard purpose == .person, window[index] == UInt8(ascii: "\"") else { return nil }
    return relativeAddress(at: index)
  }

  private static let codeTag = Array("<svg class=\"code\"".utf8)
  private static let codeEnd = Array("</svg>".utf8)
  private static let headEnd = Array("</head>".utf8)

  private mutating func element(at index: Int) -> PersonalPlace? {
    if purpose != .preview, has(Self.codeTag, at: index) {
      codeStart = windowStart + index
    } else if let start = codeStart, has(Self.codeEnd, at: index) {
      codeStart = nil
      let end = windowStart + index + Self.codeEnd.count
      return PersonalPlace(offset: start, length: end - start, kind: .code)
    } else if purpose == .preview, has(Self.headEnd, at: index) {
      return PersonalPlace(offset: windowStart + index, length: 0, kind: .script)
    }
    return nil
  }

  /// The start of a relative address in an attribute that's one.
  private func relativeAddress(at index: Int) -> PersonalPlace? {
    let attributes = [" href=", " src="].map { Array($0.utf8) }
    guard attributes.contains(where: { has($0, endingAt: index) }) else { return nil }
    let value = window[(index + 1)...].prefix { $0 != UInt8(ascii: "\"") }
    guard let first = value.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "/"),
      !value.contains(UInt8(ascii: ":"))
    else { return nil }
    return PersonalPlace(offset: windowStart + index + 1, length: 0, kind: .folder)
  }

  // MARK: Comparing

  private func has(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + bytes.count <= window.count else { return false }
    for offset in bytes.indices where window[index + offset] != bytes[offset] { return false }
    return true
  }

  private func has(_ bytes: [UInt8], endingAt index: Int) -> Bool {
    index >= bytes.count && has(bytes, at: index - bytes.count)
  }
}
