import RoadcastModel

/// Collects the cues of one file and what's wrong with them, up to the limits.
struct TranscriptBuilder {
  /// A cue's place in its file, for the cue itself and for messages about it.
  struct Place {
    /// As `Cue.line`: 0 for a format without lines.
    var line: Int

    /// In Unicode scalars, counted from 1; nil for the line as a whole.
    var column: Int?

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
      // How much of `<u>` ends here.
      var found = 0
      for byte in payload {
        switch (byte, found) {
        case (UInt8(ascii: "<"), _): found = 1
        case (UInt8(ascii: "u"), 1): found = 2
        case (UInt8(ascii: ">"), 2): marksWord = true
        default: found = 0
        }
      }
    }
  }

  private let file: String

  /// Names that are known to be speakers.
  private let speakers: Set<String>

  private var cues: [Cue] = []
  private var forms: [Form] = []
  private var log: DiagnosticLog

  /// The number of cues so far, readable or not, and of other things that need a message.
  private var met = 0

  /// Whether there are more cues than the limit, so that the rest needn't be read.
  private(set) var isFull = false

  init(file: String, speakers: Set<String> = [], log: DiagnosticLog = DiagnosticLog()) {
    self.file = file
    self.speakers = speakers
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

  /// The cues as they're spoken: words in one piece, speakers by their names, nothing shown twice.
  mutating func finish() -> ParsedTranscript {
    cues = RecogniserCueJoiner.joined(cues, forms)
    findSpeakers()
    return ParsedTranscript(
      transcript: Transcript(file: file, cues: RollingCaptions.withoutRepetitions(cues)),
      diagnostics: log.diagnostics
    )
  }

  /// Moves names from the start of lines to the speakers, where the file shows that they're names.
  private mutating func findSpeakers() {
    let names = SpeakerNames(
      in: cues.indices.compactMap { cues[$0].speaker == nil ? cues[$0].text : nil },
      known: speakers
    )
    let hasChevrons = cues.contains { $0.text.utf8.first == UInt8(ascii: ">") }
    guard names != nil || hasChevrons else { return }
    cues = cues.flatMap { cue -> [Cue] in
      guard cue.speaker == nil else { return [cue] }
      let spoken = names?.split(cue.text) ?? [SpokenText(speaker: nil, text: cue.text)]
      return spoken.map { part in
        var voice = cue
        voice.speaker = part.speaker
        voice.text = String(SpeakerLabel.withoutChevrons(part.text[...]))
        if voice.text.isEmpty { voice.text = cue.text }
        return voice
      }
    }
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
        column: place.column,
        "\(place.name) has \(bytes) bytes of text; the limit is \(Limits.cueBytes)"
      )
      return
    }
    let spoken = read()
    if spoken.isEmpty {
      report(
        .cueEmpty,
        at: place.line,
        column: place.column,
        "\(place.name) has no text, so it's left out"
      )
    }
    for (index, part) in spoken.enumerated() where index == 0 || admit(at: place) {
      forms.append(form)
      cues.append(
        Cue(
          start: times.start,
          end: times.end,
          speaker: known(part.speaker, at: place),
          text: part.text,
          line: place.line,
          column: place.column
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
    report(
      .cueTime,
      at: place.line,
      column: place.column,
      "can't read the times \(found); write them \(form)"
    )
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
    column: Int? = nil,
    _ message: String
  ) {
    log.add(
      rule,
      severity: severity,
      at: SourceLocation(file: file, line: line.map { max($0, 1) }, column: column),
      message
    )
  }

  private mutating func known(_ speaker: String?, at place: Place) -> String? {
    guard let speaker else { return nil }
    let count = speaker.unicodeScalars.count
    guard count > Limits.speakerCharacters else { return speaker }
    report(
      .speakerTooLong,
      at: place.line,
      column: place.column,
      "the speaker's name has \(count) characters; the limit is \(Limits.speakerCharacters)"
    )
    return nil
  }
}
