import RoadcastModel
import RoadcastReports
import RoadcastProduction
import RoadcastSearch

/// The results of a search, for people.
struct SearchResultList {
  let report: SearchReport
  let style: TerminalStyle

  var text: String {
    guard !report.moments.isEmpty else { return "Nothing found." }
    var blocks = report.moments.map(text)
    if !report.isComplete {
      blocks.append(style.dim("There are more matches; raise --limit to see them."))
    }
    return blocks.joined(separator: "\n\n")
  }

  private func text(of moment: SearchReport.Moment) -> String {
    let result = moment.result
    let time = LengthText.formatLimit(Milliseconds(result.start.count / 1_000 * 1_000))
    let title = [result.title, result.chapter].compactMap(\.self)
      .map(\.escapedForDisplay.isolated).joined(separator: " › ")
    let audience = result.feed.audience.map { " (\($0))" } ?? ""
    let speaker = result.speaker.map { "\($0.escapedForDisplay.isolated): " } ?? ""
    let sentence = result.text.written(
      match: { style.match($0.escapedForDisplay) },
      other: \.escapedForDisplay
    )
    return """
      \(style.bold(time))  \(title)\(audience)
          \(speaker)\(sentence.isolated)
          \(moment.url)
      """
  }

  /// Where the search spent its time.
  func text(of cost: SearchReport.Cost) -> String {
    "read \(cost.episodes) episodes in \(text(of: cost.reading)), "
      + "indexed \(cost.updated) in \(text(of: cost.updating)), "
      + "searched in \(text(of: cost.searching))"
  }

  /// A duration such as `12.3 ms`.
  private func text(of duration: Duration) -> String {
    let tenths = Int(duration / .microseconds(100))
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
