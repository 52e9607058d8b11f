/// Reads the text of a WebVTT cue with its markup (§6.4 of the specification).
///
/// Voices become speakers. All other tags are removed, and so is the text that `<rt>` sets above a
/// word. A `<` that can't begin a tag, as in `5 < 6`, is text.
struct WebVTTCueText {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private var spoken: [SpokenText] = []
  private var voice: String?

  /// The words of the current part, and their speaker.
  private var words: [UInt8] = []
  private var speaker: String?

  private var openRubies = 0
  private var isAboveWord = false

  /// The first tag that has no `>`.
  private(set) var unclosedTag: String?

  /// - Parameter payload: Valid UTF-8 with any kind of line ends.
  init(_ payload: ArraySlice<UInt8>) {
    bytes = payload
    position = payload.startIndex
  }

  /// Reads the text.
  ///
  /// - Returns: One part for each change of voice; empty without words.
  mutating func parse() -> [SpokenText] {
    while position < bytes.endIndex {
      switch bytes[position] {
      case Self.open:
        if let content = takeTag() {
          apply(content)
        } else {
          append(bytes[position...position])
          position += 1
        }
      case UInt8(ascii: "&"):
        if let (scalar, next) = CharacterReference.read(bytes, at: position) {
          append(UTF8.encode(scalar).map { Array($0) } ?? [])
          position = next
        } else {
          append(bytes[position...position])
          position += 1
        }
      default:
        let text = bytes[position...].prefix { $0 != Self.open && $0 != UInt8(ascii: "&") }
        append(text)
        position = text.endIndex
      }
    }
    keepWords()
    return spoken
  }

  /// Adds bytes to the words of the open voice.
  ///
  /// White space alone doesn't begin a part, so a voice that's named twice in a row stays one.
  private mutating func append(_ part: some Collection<UInt8>) {
    guard !isAboveWord else { return }
    if voice != speaker, !part.allSatisfy(isSpace) {
      keepWords()
      speaker = voice
    }
    words.append(contentsOf: part)
  }

  private mutating func keepWords() {
    let text = CueLines.tidy(String(decoding: words, as: UTF8.self))
    words = []
    guard !text.isEmpty else { return }
    let part = SpokenText(speaker: speaker, text: text)
    spoken.append(speaker == nil ? NumberedSpeaker.split(text) ?? part : part)
  }

  // MARK: Tags

  /// Skips the tag that begins here.
  ///
  /// - Returns: The content of its brackets; nil where the `<` doesn't begin a tag.
  private mutating func takeTag() -> ArraySlice<UInt8>? {
    let start = position + 1
    guard start < bytes.endIndex else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: ">"):
      return takeTagContent(from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      // A time in the cue: digits, colons and a point. Anything else is text, such as `5 <6`.
      let content = bytes[start...].prefix { (0x2E...0x3A).contains($0) && $0 != 0x2F }
      guard content.endIndex < bytes.endIndex, bytes[content.endIndex] == UInt8(ascii: ">") else {
        return nil
      }
      position = content.endIndex + 1
      return content
    default:
      return nil
    }
  }

  /// Reads up to the first `>` on the line, or on a later line if no other tag begins in between, or
  /// else up to the end of the line.
  ///
  /// No byte is read more than twice: bytes that were read are skipped, or end at a `<`.
  private mutating func takeTagContent(from start: Int) -> ArraySlice<UInt8> {
    let rest = bytes[start...]
    let stop = rest.firstIndex { $0 == UInt8(ascii: ">") || isLineEnd($0) } ?? rest.endIndex
    var close = stop
    if stop < rest.endIndex, isLineEnd(bytes[stop]), !bytes[start..<stop].contains(Self.open) {
      close = bytes[stop...].firstIndex { $0 == UInt8(ascii: ">") || $0 == Self.open } ?? stop
    }
    if close < rest.endIndex, bytes[close] == UInt8(ascii: ">") {
      position = close + 1
      return bytes[start..<close]
    }
    if unclosedTag == nil {
      unclosedTag = "<" + String(decoding: bytes[start..<stop], as: UTF8.self)
    }
    position = stop
    return bytes[start..<stop]
  }

  private mutating func apply(_ content: ArraySlice<UInt8>) {
    let name = content.prefix { !isSpace($0) && $0 != UInt8(ascii: ".") }
    switch String(decoding: name, as: UTF8.self) {
    case "v":
      let annotation = content.drop { !isSpace($0) }
      voice = NumberedSpeaker.name(Self.decodeReferences(in: annotation))
    case "/v":
      voice = nil
    case "ruby":
      openRubies += 1
    case "/ruby":
      openRubies = max(0, openRubies - 1)
      isAboveWord = false
    case "rt":
      isAboveWord = openRubies > 0
    case "/rt":
      isAboveWord = false
    default:
      break
    }
  }

  private static let open = UInt8(ascii: "<")

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isLineEnd(byte) }

  private static func decodeReferences(in bytes: ArraySlice<UInt8>) -> String {
    var decoded: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if let (scalar, next) = CharacterReference.read(bytes, at: position) {
        decoded.append(contentsOf: String(scalar).utf8)
        position = next
      } else {
        decoded.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
