import RoadcastModel

/// The bytes of a cue in WebVTT or SubRip.
struct CueBlock {
  /// The line of its times, counted from 1.
  var line: Int

  /// Where the first line of the cue begins: its number or name, or its times.
  var start: Int

  /// The line of its times, without its end.
  var times: Range<Int>

  /// Its text, without the last line end.
  var payload: Range<Int>

  /// Where the next line after the text begins.
  var end: Int

  /// Finds the cues of a file, by their lines.
  ///
  /// - Parameters:
  ///   - lines: The file.
  ///   - places: The lines on which the reader found times, counted from 1.
  /// - Returns: One for each of these lines; nil where one of them isn't what it seems.
  static func blocks(in lines: SourceLines, timesAt places: [Int]) -> [CueBlock]? {
    let times = Set(places)
    var blocks: [CueBlock] = []
    for place in times.sorted() {
      let line = place - 1
      guard (0..<lines.count).contains(line) else { return nil }
      let range = lines.start(line)..<lines.end(line)
      guard lines.text(range).contains("-->") else { return nil }
      var last = line
      while last + 1 < lines.count, lines.end(last + 1) > lines.start(last + 1),
        !times.contains(last + 2)
      {
        last += 1
      }
      // The number of the next cue, where no empty line is before it.
      if times.contains(last + 2), last > line, !lines.isBlank(last),
        lines.text(lines.start(last)..<lines.end(last)).allSatisfy(\.isNumber)
      {
        last -= 1
      }
      var first = line
      if first > 0, !lines.isBlank(first - 1),
        blocks.last.map({ lines.start(first - 1) >= $0.end }) ?? true,
        !lines.text(lines.start(first - 1)..<lines.end(first - 1)).hasPrefix("WEBVTT")
      {
        first -= 1
      }
      let payloadStart = min(lines.next(line), lines.next(last))
      blocks.append(
        CueBlock(
          line: place,
          start: lines.start(first),
          times: range,
          payload: payloadStart..<max(payloadStart, lines.end(last)),
          end: lines.next(last)
        )
      )
    }
    return blocks
  }
}
