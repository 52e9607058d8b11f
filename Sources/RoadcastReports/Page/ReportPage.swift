import RoadcastSite
package import RoadcastModel

/// What managers look at, as one page that stands for itself: no script, nothing fetched.
package struct ReportPage: Sendable {
  /// What the page tells of.
  package struct Content: Sendable {
    package var show: Show
    package var scope: ReportScope
    package var lengths: LengthsReport
    package var tags: TagsReport
    package var calendar: CadenceCalendar

    /// What is wrong with the workspace.
    package var diagnostics: [Diagnostic]

    package init(of plan: Plan, in scope: ReportScope, diagnostics: [Diagnostic]) {
      show = plan.show
      self.scope = scope
      lengths = LengthsReport(of: plan, in: scope)
      calendar = CadenceCalendar(of: plan, since: scope.since?.day)
      tags = TagsReport(of: plan, in: scope, today: calendar.today)
      self.diagnostics = diagnostics
    }
  }

  /// The most rows of one table; the CSV has them all.
  static let mostRows = 1_000

  private let content: Content
  private let columns: TimeColumns

  package init(_ content: Content) {
    self.content = content
    columns = TimeColumns(content.lengths, content.calendar)
  }

  /// UTF-8.
  package func bytes() throws -> [UInt8] {
    let values = header.merging(lengths) { $1 }.merging(calendar) { $1 }.merging(tags) { $1 }
      .merging(speakers) { $1 }.merging(attention) { $1 }
    return try HTMLTemplates(["report": PackageResources.report_mustache]).render(
      HTMLValues(values),
      with: "report"
    )
  }

  private var header: [String: Any?] {
    let today = content.calendar.today
    let audience = content.scope.feed?.audience.flatMap { name in
      content.show.audiences.first { $0.name.value == name }?.title
    }
    let count = content.lengths.episodes.count
    return [
      "style": String(decoding: PackageResources.report_css, as: UTF8.self),
      "show": content.show.title, "audience": audience,
      "today":
        "\(today.weekdayName) \(today.day) \(CivilDate.monthNames[today.month - 1]) \(today.year)",
      "isoToday": today.description,
      "extent": content.lengths.episodes.last.map {
        "\(count) briefing\(count == 1 ? "" : "s") since \($0.published.date.short)"
      } ?? "no briefing yet",
      "cards": ReportCards(content).all.map { card in
        HTMLValues([
          "name": card.name, "value": card.value, "note": card.note, "title": card.title,
          "style": card.style,
        ])
      },
    ]
  }

  private var lengths: [String: Any?] {
    let report = content.lengths
    let policy = report.policy
    let chart = LengthsChart(columns: columns, lengths: report)
    let makeUp = MakeUpChart(columns: columns, lengths: report)
    let shown = columns.episodes.reversed()
    let legend = makeUp.legend.map { entry in
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
      "makeUpAxis": makeUp.axis, "makeUpChart": makeUp.element, "legend": legend,
      "kinds": report.kinds.map { kind in
        HTMLValues([
          "name": kind.name, "length": LengthText.format(kind.length),
          "percent": "\(kind.percent)%",
        ])
      },
      // What the charts show: the CSV has all.
      "episodes": shown.map(row),
      "moreEpisodes": report.episodes.count > shown.count
        ? "\(report.episodes.count - shown.count)" : nil,
    ]
  }

  private var trend: String? {
    guard let mean = content.lengths.trend.mean else { return nil }
    var text = "The mean is \(LengthText.format(mean))"
    if let change = content.lengths.trend.change {
      let difference = change.now.count - change.before.count
      text += "; over the last four weeks it is \(LengthText.format(change.now)), "
      text +=
        abs(difference) < 50
        ? "as long as before"
        : "\(LengthText.format(Milliseconds(abs(difference)))) \(difference < 0 ? "shorter" : "longer") than in the four before"
    }
    return text + "."
  }

  private func row(_ entry: LengthsReport.Entry) -> HTMLValues {
    HTMLValues([
      "title": entry.title, "day": entry.published.date.short,
      "iso": entry.published.date.description,
      "isExpired": entry.status == .expired,
      "cuts": entry.cuts.map { cut in
        HTMLValues([
          "feeds": entry.cuts.count > 1
            ? cut.feeds.map { $0.audience ?? "main feed" }.joined(separator: ", ") : nil,
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

  private var calendar: [String: Any?] {
    let calendar = content.calendar
    let chart = CadenceChart(calendar)
    let newest = calendar.slots.reversed().prefix(Self.mostRows)
    return [
      "cadence": calendar.cadence?.rawValue,
      "hasSlots": !calendar.slots.isEmpty,
      "isDaily": calendar.cadence == .daily,
      "cadenceAxis": chart.axis, "cadenceChart": chart.element,
      "hiddenRows": chart.hidden == 0 ? nil : "\(chart.hidden)",
      "states": Slot.State.allCases.map { HTMLValues(["state": $0.rawValue, "words": $0.words]) },
      "slots": newest.map { slot in
        HTMLValues([
          "span": slot.first.span(to: slot.last), "state": slot.state.rawValue,
          "isCurrent": slot.isCurrent,
          "entries": slot.episodes.map { entry in
            HTMLValues([
              "title": entry.title,
              "status": entry.status == .published ? nil : entry.status.rawValue,
            ])
          },
        ])
      },
      "moreSlots": more(than: calendar.slots.count),
    ]
  }

  private var tags: [String: Any?] {
    let strip = TagStrip(content.tags)
    let facets = content.show.facets.map(\.name)
    return [
      "hasTags": !content.tags.rows.isEmpty && !strip.weeks.isEmpty,
      "weeks": "\(strip.weeks.count)",
      "patience": "\(TagsReport.patience)",
      "facets": facets.compactMap { facet -> HTMLValues? in
        let rows = content.tags.rows.filter { $0.facet == facet }
        guard !rows.isEmpty else { return nil }
        let most = 40
        return HTMLValues([
          "facet": facet,
          "rows": rows.prefix(most).map { row in
            HTMLValues([
              "tag": row.tag, "episodes": "\(row.episodes)",
              "last": row.last?.date.short ?? "never",
              "iso": row.last?.date.description,
              "isStale": row.weeksSince.map { $0 >= TagsReport.patience } ?? true,
              "strip": strip.element(for: row), "words": strip.words(for: row),
            ])
          },
          "more": rows.count > most ? "\(rows.count - most)" : nil,
        ])
      },
    ]
  }

  private var speakers: [String: Any?] {
    let all = content.lengths.speakers
    let most = all.first?.length.count ?? 1
    let few = 12
    return [
      "hasSpeakers": !all.isEmpty,
      "moreSpeakers": all.count > few ? "\(all.count - few)" : nil,
      "speakers": all.prefix(few).map { speaker in
        var bar = SVG(height: 12)
        bar.rect(
          "told",
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

  private var attention: [String: Any?] {
    let stale = content.calendar.stale
    let ranked =
      content.diagnostics.filter { $0.severity == .error }
      + content.diagnostics.filter { $0.severity == .warning }
    let most = 100
    // The rest can be unfolded, so that a hundred warnings hide nobody's report.
    let few = 8
    let problems = ranked.prefix(most).map { diagnostic in
      HTMLValues([
        "severity": diagnostic.severity.rawValue, "file": diagnostic.location.file,
        "message": diagnostic.message,
      ])
    }
    return [
      "hasStale": !stale.isEmpty,
      "stale": stale.prefix(Self.mostRows).map { entry in
        HTMLValues([
          "title": entry.title, "since": entry.since.date.short,
          "iso": entry.since.date.description,
          "days": entry.days == 1 ? "1 day" : "\(entry.days) days",
          "reason": entry.reason == .reviewOverdue
            ? "review overdue" : "still a draft",
        ])
      },
      "hasProblems": !ranked.isEmpty,
      "problems": Array(problems.prefix(few)),
      "hasFolded": problems.count > few, "folded": Array(problems.dropFirst(few)),
      "foldedCount": "\(problems.count - few)",
      "moreProblems": ranked.count > most ? "\(ranked.count - most)" : nil,
    ]
  }

  private func more(than count: Int) -> String? {
    count > Self.mostRows ? "\(count - Self.mostRows)" : nil
  }
}

extension Slot.State {
  /// What a legend says of it.
  fileprivate var words: String {
    switch self {
    case .published: "published"
    case .missing: "missing"
    case .due: "due now, nothing planned"
    case .planned: "planned"
    case .open: "to come, nothing planned"
    }
  }
}

extension CivilDate {
  fileprivate var weekdayName: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
  }
}
