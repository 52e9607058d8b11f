import RoadcastModel
import RoadcastSite

/// The values for lengths, kinds of segments and speakers.
extension ReportPage {
  var lengths: [String: Any?] {
    let report = content.lengths
    let policy = report.policy
    let chart = LengthsChart(columns: columns, lengths: report)
    let kinds = KindsChart(columns: columns, lengths: report)
    let shown = columns.episodes.reversed()
    let legend = kinds.legend.map { entry in
      HTMLValues(["name": entry.name, "style": entry.style])
    }
    return [
      "hasLengths": !report.cuts.isEmpty,
      "hasEpisodes": !report.episodes.isEmpty,
      "limits": "\(LengthText.formatLimit(policy.min)) to \(LengthText.formatLimit(policy.max))",
      "target":
        "\(LengthText.formatLimit(policy.target.lowerBound)) to \(LengthText.formatLimit(policy.target.upperBound))",
      "trend": trend,
      "hidden": columns.hidden == 0
        ? nil
        : "The charts show the newest \(columns.columns.count) of \(columns.columns.count + columns.hidden).",
      "hasCuts": chart.hasCuts, "hasMissing": chart.hasMissing,
      "lengthsAxis": chart.axis, "lengthsChart": chart.element,
      "kindsAxis": kinds.axis, "kindsChart": kinds.element, "legend": legend,
      "kinds": report.kinds.map { kind in
        HTMLValues([
          "name": kind.name, "length": LengthText.format(kind.length),
          "percent": "\(kind.percent)%",
        ])
      },
      // The charts' episodes; the CSV output has all of them.
      "episodes": shown.map(row),
      "moreEpisodes": report.episodes.count > shown.count
        ? "\(report.episodes.count - shown.count)" : nil,
    ]
  }

  private var trend: String? {
    guard let mean = content.lengths.trend.mean else { return nil }
    var text = "The average is \(LengthText.format(mean))."
    if let change = content.lengths.trend.change {
      let difference = change.now.tenths - change.earlier.tenths
      text += " In the last four weeks it was \(LengthText.format(change.now)), "
      text +=
        difference == 0
        ? "the same as in the previous four."
        : "\(LengthText.format(tenths: abs(difference))) \(difference < 0 ? "shorter" : "longer") than in the previous four."
    }
    return text
  }

  private func row(_ entry: LengthsReport.Entry) -> HTMLValues {
    HTMLValues([
      "title": entry.title, "day": content.calendar.words.short(entry.published.date),
      "iso": entry.published.date.description,
      "isExpired": entry.status == .expired,
      "cuts": entry.cuts.map { cut in
        HTMLValues([
          "feeds": entry.cuts.count > 1
            ? cut.feedNames(main: "main feed") : nil,
          "length": cut.length.text, "verdict": cut.length.verdict.name,
          "style": cut.length.verdict.style,
          "standing": cut.length.standing(content.lengths.policy),
          "segments": cut.segments.map { share in
            HTMLValues(["name": share.name, "percent": "\(share.percent)%"])
          },
          "kinds": cut.kinds.map { "\($0.name) \($0.percent)%" }.joined(separator: ", "),
        ])
      },
      "isUnmeasured": entry.cuts.isEmpty,
    ])
  }

  var speakers: [String: Any?] {
    let all = content.lengths.speakers
    let most = all.first?.length.count ?? 1
    let few = 12
    return [
      "hasSpeakers": !all.isEmpty,
      "moreSpeakers": all.count > few ? "\(all.count - few)" : nil,
      "speakers": all.prefix(few).map { speaker in
        var bar = SVG(height: 12)
        bar.rect(
          "covered",
          x: .start,
          y: 0,
          width: SVG.Place(speaker.length.count, of: max(1, most)),
          height: 12
        )
        return HTMLValues([
          "name": speaker.name, "length": LengthText.format(speaker.length), "bar": bar.element,
          "pace": speaker.wordsPerMinute.map(String.init) ?? "–",
        ])
      },
    ]
  }
}
