import RoadcastModel

/// Collects the cues of one file and what's wrong with them, up to the limits.
struct TranscriptBuilder {
  /// A cue's place in its file, for the cue itself and for messages about it.
  struct Place {
    /// As `Cue.line`: 0 for a format without lines.
    var line: Int

    /// What messages call it, such as `the cue` or `segments[3]`.
    var name = "the cue"
  }

  /// How a cue's text is written in the file, as far as it has a meaning for speech recognisers.
  struct Form {
    /// Whether the text begins with a space, which shows that a word begins there.
    var beginsWithSpace: Bool

    /// Whether a word is underlined: recognisers repeat a cue for each word that they underline.
    var marksWord: Bool

    init(ofPayload payload: some BidirectionalCollection<UInt8>) {
      var words = payload[...]
      // The voice's tag precedes the words.
      if words.first == UInt8(ascii: "<") {
        words = words.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      }
      beginsWithSpace = words.first == 0x20
      marksWord = false
      var tag: [UInt8] = []
      for byte in payload {
        if byte == UInt8(ascii: "<") { tag = [] }
        if tag.count < 3 { tag.append(byte) }
        if byte == UInt8(ascii: ">"), tag.elementsEqual("<u>".utf8) { marksWord = true }
      }
    }
  }

  private let file: String
  private var cues: [Cue] = []
  private var forms: [Form] = []
  private var log: DiagnosticLog

  /// The number of cues so far, readable or not, and of other things that need a message.
  private var met = 0

  /// Whether there are more cues than the limit, so that the rest needn't be read.
  private(set) var isFull = false

  init(file: String, log: DiagnosticLog = DiagnosticLog()) {
    self.file = file
    self.log = log
  }

  /// The result for a file that's too large to be read; nil for all others.
  static func refusal(of bytes: [UInt8], file: String) -> ParsedTranscript? {
    guard bytes.count > Limits.transcriptBytes else { return nil }
    var builder = TranscriptBuilder(file: file)
    builder.report(
      .transcriptTooLarge,
      at: nil,
      "has \(bytes.count) bytes; the limit is \(Limits.transcriptBytes)"
    )
    return builder.finish()
  }

  func finish() -> ParsedTranscript {
    ParsedTranscript(
      transcript: Transcript(file: file, cues: RecogniserCueJoiner.joined(cues, forms)),
      diagnostics: log.diagnostics
    )
  }

  /// Adds a cue, or one for each of its voices.
  ///
  /// - Parameters:
  ///   - times: The times of the cue.
  ///   - place: Its place in the file.
  ///   - bytes: The size of its text in the file.
  ///   - form: How the text is written.
  ///   - read: Reads the text; called only when `bytes` is within the limit.
  mutating func add(
    _ times: CueTimes,
    at place: Place,
    bytes: Int,
    form: Form,
    read: () -> [SpokenText]
  ) {
    guard admit(at: place) else { return }
    guard bytes <= Limits.cueBytes else {
      report(
        .cueTooLong,
        at: place.line,
        "\(place.name) has \(bytes) bytes of text; the limit is \(Limits.cueBytes)"
      )
      return
    }
    let spoken = read()
    if spoken.isEmpty {
      report(.cueEmpty, at: place.line, "\(place.name) has no text, so it's left out")
    }
    for (index, part) in spoken.enumerated() where index == 0 || admit(at: place) {
      forms.append(form)
      cues.append(
        Cue(
          start: times.start,
          end: times.end,
          speaker: known(part.speaker, at: place),
          text: part.text,
          line: place.line
        )
      )
    }
  }

  /// Reports a cue whose times can't be read.
  ///
  /// - Parameters:
  ///   - place: Its place in the file.
  ///   - found: The words after "the times".
  ///   - form: The words after "write them".
  mutating func addUnreadable(at place: Place, _ found: String, form: String) {
    guard admit(at: place) else { return }
    report(.cueTime, at: place.line, "can't read the times \(found); write them \(form)")
  }

  /// Reports text outside all cues.
  mutating func addStray(_ text: String, at line: Int) {
    guard admit(at: Place(line: line)) else { return }
    report(.strayText, at: line, "text outside a cue is left out: \(text.quoted); give it times")
  }

  /// Counts one more cue, and reports the first one over the limit.
  ///
  /// - Returns: Whether there's room for it.
  mutating func admit(at place: Place) -> Bool {
    guard !isFull else { return false }
    met += 1
    guard met > Limits.transcriptCues else { return true }
    isFull = true
    report(
      .transcriptTooLarge,
      at: place.line,
      "has more cues than the limit of \(Limits.transcriptCues); the rest isn't read"
    )
    return false
  }

  mutating func report(
    _ rule: Rule,
    severity: Diagnostic.Severity? = nil,
    at line: Int?,
    _ message: String
  ) {
    log.add(rule, severity: severity, at: location(line), message)
  }

  private func location(_ line: Int?) -> SourceLocation {
    SourceLocation(file: file, line: line.map { max($0, 1) })
  }

  private mutating func known(_ speaker: String?, at place: Place) -> String? {
    guard let speaker else { return nil }
    let count = speaker.unicodeScalars.count
    guard count > Limits.speakerCharacters else { return speaker }
    report(
      .speakerTooLong,
      at: place.line,
      "the speaker's name has \(count) characters; the limit is \(Limits.speakerCharacters)"
    )
    return nil
  }
}
