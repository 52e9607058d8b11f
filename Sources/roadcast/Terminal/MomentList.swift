import RoadcastModel
import RoadcastProduction
import RoadcastSearch

/// What a search has found, for people.
struct MomentList {
  let report: SearchReport
  let style: Style

  var text: String {
    guard !report.moments.isEmpty else { return "Nothing found." }
    var blocks = report.moments.map(block)
    if !report.isComplete { blocks.append(style.dim("There is more; see --limit.")) }
    return blocks.joined(separator: "\n\n")
  }

  private func block(_ moment: SearchReport.Moment) -> String {
    let result = moment.result
    let time = LengthText.tellLimit(Milliseconds(result.start.count / 1_000 * 1_000))
    let title = [result.title, result.chapter].compactMap(\.self)
      .map(\.escapedForDisplay.isolated).joined(separator: " › ")
    let audience = result.audience.map { " (\($0))" } ?? ""
    let speaker = result.speaker.map { "\($0.escapedForDisplay.isolated): " } ?? ""
    let said = result.text.written(
      match: { style.match($0.escapedForDisplay) },
      other: \.escapedForDisplay
    )
    return
      "\(style.bold(time))  \(title)\(audience)\n    \(speaker)\(said.isolated)\n    \(moment.url)"
  }

  /// Where a search's time went.
  static func told(_ cost: SearchReport.Cost) -> String {
    "read \(cost.episodes) episodes in \(told(cost.reading)), indexed \(cost.updated) in "
      + "\(told(cost.updating)), searched in \(told(cost.searching))"
  }

  /// `12.3 ms`.
  private static func told(_ duration: Duration) -> String {
    let tenths = Int(duration / .microseconds(100))
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
