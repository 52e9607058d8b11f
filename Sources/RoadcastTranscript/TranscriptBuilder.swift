import RoadcastModel

/// Gathers the cues of one file and what is wrong with them, and stops at the limits.
struct TranscriptBuilder {
  /// Where a cue stands, for the cue itself and for messages about it.
  struct Place {
    /// As in `Cue.line`: 0 where the format is not written in lines.
    var line: Int

    /// What messages call it, `the cue` or `segments[3]`.
    var name = "the cue"
  }

  /// How a cue's text stands in the file, as far as recognisers mean something by it.
  struct Form {
    /// A space leads the words: a recogniser that writes one begins a word with it.
    var beginsWithSpace: Bool

    /// A word is underlined: a recogniser writes the same words again for each that it marks.
    var marksWord: Bool

    init(ofPayload payload: some BidirectionalCollection<UInt8>) {
      var words = payload[...]
      // The words stand behind the voice.
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

  /// Cues met, readable or not, and other things that cost a message.
  private var met = 0

  /// Whether the limit of cues is broken: there is no use in reading on.
  private(set) var isFull = false

  init(file: String, log: DiagnosticLog = DiagnosticLog()) {
    self.file = file
    self.log = log
  }

  /// Refuses a file that is too large to be read at all.
  static func refusal(of bytes: [UInt8], file: String) -> ParsedTranscript? {
    guard bytes.count > Limits.transcriptBytes else { return nil }
    var builder = TranscriptBuilder(file: file)
    builder.report(
      .transcriptTooLarge,
      at: nil,
      "has \(bytes.count) bytes, over the limit of \(Limits.transcriptBytes)"
    )
    return builder.finish()
  }

  func finish() -> ParsedTranscript {
    ParsedTranscript(
      transcript: Transcript(file: file, cues: RecogniserCueJoiner.whole(cues, forms)),
      diagnostics: log.diagnostics
    )
  }

  /// Adds a cue, or one for each of its voices.
  ///
  /// `bytes` is the size of its text as it stands in the file; `read` reads what is said, and is
  /// called only when that is within the limit.
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
        "\(place.name) has \(bytes) bytes of text, over the limit of \(Limits.cueBytes)"
      )
      return
    }
    let spoken = read()
    if spoken.isEmpty {
      report(.cueEmpty, at: place.line, "\(place.name) has no text and is left out")
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

  /// Reports a cue whose times cannot be read; `found` and `form` say what stands and should stand.
  mutating func addUnreadable(at place: Place, _ found: String, form: String) {
    guard admit(at: place) else { return }
    report(.cueTime, at: place.line, "cannot read the times \(found); they are written \(form)")
  }

  /// Reports text that belongs to no cue.
  mutating func addStray(_ text: String, at line: Int) {
    guard admit(at: Place(line: line)) else { return }
    report(.strayText, at: line, "text outside a cue is left out: \(text.quoted)")
  }

  /// Counts one more cue, and reports the first that is too many.
  mutating func admit(at place: Place) -> Bool {
    guard !isFull else { return false }
    met += 1
    guard met > Limits.transcriptCues else { return true }
    isFull = true
    report(
      .transcriptTooLarge,
      at: place.line,
      "has more cues than the limit of \(Limits.transcriptCues); the rest is not read"
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
      "the speaker's name has \(count) characters, over the limit of \(Limits.speakerCharacters)"
    )
    return nil
  }
}
