import RoadcastModel

/// The JSON of speech services, each of which has lists of its own.
extension TranscriptDocument {
  /// Finds sentences: Deepgram, AssemblyAI, Azure, Rev, Google, Amazon, YouTube and others.
  static func services(_ root: JSONNode) -> TranscriptDocument? {
    if let list = root["monologues"]?.elements { return monologues(list) }
    if let list = root["recognizedPhrases"]?.elements ?? root["phrases"]?.elements {
      return TranscriptDocument(name: "recognizedPhrases", segments: list.map(phrase))
    }
    if let list = root["events"]?.elements, list.contains(where: { $0["tStartMs"] != nil }) {
      return TranscriptDocument(name: "events", segments: list.compactMap(event))
    }
    if let results = root["results"] {
      if let document = deepgram(results) ?? amazon(results) ?? alternatives(results) {
        return document
      }
    }
    return nil
  }

  /// Finds any list of objects with times and words, sentences first.
  static func words(_ root: JSONNode) -> TranscriptDocument? {
    let names = [
      "utterances", "chunks", "captions", "subtitles", "cues", "sentences", "paragraphs", "lines",
      "transcript", "transcripts", "transcriptions", "body", "data", "results", "result", "items",
      "words", "word_segments",
    ]
    let lists =
      root.elements.map { [("", $0)] }
      ?? names.compactMap { name in
        root[name]?.elements.map { (name, $0) }
      }
    for (name, list) in lists {
      // An empty list is an empty transcript only where the words would be.
      guard let first = list.first else {
        if root.elements == nil { return TranscriptDocument(name: name, segments: []) }
        continue
      }
      guard first.isObject, first.first(of: startKeys) != nil else { continue }
      return TranscriptDocument(name: name, segments: timed(list))
    }
    // The answer of a service is often in another object.
    for name in ["result", "data", "transcription", "transcript", "response", "output", "results"] {
      if let inner = root[name], inner.isObject, let document = TranscriptDocument(inner) {
        return document
      }
    }
    return nil
  }

  // MARK: Objects with times

  private static let startKeys = [
    "startTime", "start", "start_time", "startTimeSeconds", "begin", "from", "timestamp",
    "start_ms", "startMs", "startTimeMs", "tStartMs", "offsetMilliseconds", "offset", "ts", "time",
  ]
  private static let endKeys = [
    "endTime", "end", "end_time", "endTimeSeconds", "to", "end_ms", "endMs", "endTimeMs", "end_ts",
  ]
  private static let lengthKeys = [
    "duration", "dur", "duration_ms", "durationMs", "dDurationMs", "durationMilliseconds",
  ]
  private static let textKeys = [
    "body", "text", "transcript", "content", "sentence", "punctuated_word", "punctuatedWord",
    "word", "value", "display", "caption", "line", "utf8",
  ]
  private static let speakerKeys = [
    "speaker", "speaker_name", "speakerName", "speaker_label", "speakerLabel", "speaker_id",
    "speakerId", "speakerTag", "speaker_tag", "name",
  ]

  private static func timed(_ list: [JSONNode]) -> [Segment] {
    let isMilliseconds = countsMilliseconds(list)
    return list.prefix(2 * Limits.transcriptCues + 1).compactMap { node in
      // Lists of words have the spaces between them too.
      if node["type"]?.string == "spacing" { return nil }
      return timed(node, isMilliseconds: isMilliseconds)
    }
  }

  private static func timed(_ node: JSONNode, isMilliseconds: Bool) -> Segment {
    func time(_ keys: [String]) -> Time {
      for key in keys {
        guard let value = node[key], !value.isNull else { continue }
        let isOfThousands =
          isMilliseconds || key.lowercased().hasSuffix("ms") || key.hasSuffix("Milliseconds")
        return Time(value, unitsPerSecond: isOfThousands ? 1_000 : 1)
      }
      return .missing
    }
    var start = time(startKeys)
    var end = time(endKeys)
    if let pair = node["timestamp"]?.elements, pair.count == 2 {
      (start, end) = (Time(pair[0]), Time(pair[1]))
      // The last piece of a recording can be without an end.
      if pair[1].isNull { end = Time(seconds: start.seconds.map { $0 + 2 }) }
    }
    if end.seconds == nil, let from = start.seconds, let length = time(lengthKeys).seconds {
      end = Time(seconds: from + length)
    }
    let isMark = ["punctuation", "punct"].contains(node["type"]?.string ?? "")
    return Segment(
      speaker: node.first(of: speakerKeys).flatMap(speaker),
      start: start,
      end: end,
      text: node.first(of: textKeys)?.string ?? spokenWord(in: node),
      offset: node.offset,
      isMark: isMark
    )
  }

  /// The most likely words of a node that lists several.
  private static func spokenWord(in node: JSONNode) -> String? {
    node["alternatives"]?.elements?.first?.first(of: textKeys)?.string
  }

  /// Whether times are whole milliseconds: nothing is said for minutes in every cue.
  private static func countsMilliseconds(_ list: [JSONNode]) -> Bool {
    let starts = list.compactMap { $0.first(of: ["start", "startTime", "from"]) }
    let ends = list.compactMap { $0.first(of: ["end", "endTime", "to"]) }
    guard !starts.isEmpty, starts.count == ends.count,
      (starts + ends).allSatisfy(\.isWhole)
    else { return false }
    let lengths = zip(starts, ends).map { ($1.number ?? 0) - ($0.number ?? 0) }.sorted()
    return lengths[lengths.count / 2] >= 60
  }

  // MARK: Services

  /// Deepgram: utterances, or else the words of a channel.
  private static func deepgram(_ results: JSONNode) -> TranscriptDocument? {
    if let list = results["utterances"]?.elements, !list.isEmpty {
      return TranscriptDocument(name: "results.utterances", segments: timed(list))
    }
    guard let channel = results["channels"]?.elements?.first,
      let best = channel["alternatives"]?.elements?.first
    else { return nil }
    if let paragraphs = best["paragraphs"]?["paragraphs"]?.elements, !paragraphs.isEmpty {
      let segments = paragraphs.flatMap { paragraph in
        timed(paragraph["sentences"]?.elements ?? []).map { sentence in
          var sentence = sentence
          sentence.speaker = sentence.speaker ?? paragraph["speaker"].flatMap(speaker)
          return sentence
        }
      }
      return TranscriptDocument(name: "paragraphs", segments: segments)
    }
    return TranscriptDocument(name: "words", segments: timed(best["words"]?.elements ?? []))
  }

  /// Amazon Transcribe: segments, or else words with marks between them.
  private static func amazon(_ results: JSONNode) -> TranscriptDocument? {
    for name in ["audio_segments", "items"] {
      guard let list = results[name]?.elements else { continue }
      return TranscriptDocument(name: "results.\(name)", segments: joiningMarks(timed(list)))
    }
    return nil
  }

  /// Google and Speechmatics: results, each with alternatives.
  private static func alternatives(_ results: JSONNode) -> TranscriptDocument? {
    guard let list = results.elements, list.contains(where: { $0["alternatives"] != nil }) else {
      return nil
    }
    var segments: [Segment] = []
    for result in list {
      let best = result["alternatives"]?.elements?.first
      if let words = best?["words"]?.elements, !words.isEmpty {
        segments += timed(words)
      } else if result.first(of: startKeys) != nil || result["type"]?.string == "punctuation" {
        segments.append(timed(result, isMilliseconds: false))
        segments[segments.count - 1].speaker =
          segments[segments.count - 1].speaker ?? best?["speaker"].flatMap(speaker)
      } else if let best, let text = best["transcript"]?.string {
        // Only the end is given; the start is where the result above ended.
        let end = Time(result.first(of: ["resultEndTime", "resultEndOffset", "result_end_time"]))
        segments.append(
          Segment(
            start: Time(seconds: segments.last?.end.seconds ?? 0),
            end: end,
            text: text,
            offset: result.offset
          )
        )
      }
    }
    return TranscriptDocument(name: "results", segments: joiningMarks(segments))
  }

  /// Rev: what each speaker says in turn, as words and the marks between them.
  private static func monologues(_ list: [JSONNode]) -> TranscriptDocument {
    var segments: [Segment] = []
    for monologue in list {
      let speaker = monologue["speaker"].flatMap(speaker)
      var spoken: [Segment] = []
      for element in monologue["elements"]?.elements ?? [] {
        var segment = timed(element, isMilliseconds: false)
        segment.speaker = speaker
        if segment.text?.trimmed.isEmpty == true { continue }
        spoken.append(segment)
      }
      segments += joiningMarks(spoken)
    }
    return TranscriptDocument(name: "monologues", segments: segments)
  }

  /// Azure: phrases with times in tens of nanoseconds, or in milliseconds.
  private static func phrase(_ node: JSONNode) -> Segment {
    let best = node["nBest"]?.elements?.first
    var segment = timed(node, isMilliseconds: false)
    if let ticks = node["offsetInTicks"]?.number, let length = node["durationInTicks"]?.number {
      segment.start = Time(seconds: ticks / 10_000_000)
      segment.end = Time(seconds: (ticks + length) / 10_000_000)
    }
    segment.text = segment.text ?? best?.first(of: ["display", "lexical"])?.string
    return segment
  }

  /// YouTube: events with pieces of a line.
  private static func event(_ node: JSONNode) -> Segment? {
    guard let pieces = node["segs"]?.elements else { return nil }
    let text = pieces.compactMap { $0["utf8"]?.string }.joined()
    // Line ends are events of their own.
    guard !text.trimmed.isEmpty else { return nil }
    var segment = timed(node, isMilliseconds: false)
    segment.text = text
    return segment
  }

  /// Adds marks to the words before them.
  private static func joiningMarks(_ segments: [Segment]) -> [Segment] {
    var joined: [Segment] = []
    for segment in segments {
      let isMark = segment.isMark || (segment.start.seconds == nil && segment.text?.count == 1)
      if isMark, let mark = segment.text, let last = joined.last?.text {
        joined[joined.count - 1].text = last + mark
      } else {
        joined.append(segment)
      }
    }
    return joined
  }
}
