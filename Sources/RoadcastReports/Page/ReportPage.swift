import RoadcastSite
package import RoadcastModel

/// All reports as one HTML page, without scripts or links to other files, so that it can be forwarded.
package struct ReportPage: Sendable {
  /// The reports on the page.
  package struct Content: Sendable {
    package var show: Show
    package var scope: ReportScope
    package var lengths: LengthsReport
    package var tags: TagsReport
    package var calendar: CadenceCalendar

    /// The workspace's errors and warnings.
    package var diagnostics: [Diagnostic]

    /// The colours of the cover that stand out, where the show has no colours of its own.
    package var colours: [Colour]

    /// Who has fetched what; nil if no logs were read.
    package var listens: ListensReport?

    /// Makes the reports of a plan.
    package init(
      of plan: Plan,
      in scope: ReportScope,
      diagnostics: [Diagnostic],
      colours: [Colour] = []
    ) {
      self.colours = colours
      show = plan.show
      self.scope = scope
      lengths = LengthsReport(of: plan, in: scope)
      calendar = CadenceCalendar(of: plan, since: scope.since?.day)
      tags = TagsReport(of: plan, in: scope, today: calendar.today)
      self.diagnostics = diagnostics
    }
  }

  /// The most rows of a table; the CSV output has all of them.
  static let mostRows = 1_000

  let content: Content
  let columns: TimeColumns

  /// The addresses of a site that the page is part of.
  package struct Site: Sendable {
    /// The page's style sheet, which has to contain ``ReportPage/style``.
    package var styleSheet: String

    /// A link to one of the site's pages.
    package struct Link: Sendable {
      package var title: String
      package var address: String

      /// Whether it leads to this page.
      package var isCurrent: Bool

      package init(title: String, address: String, isCurrent: Bool) {
        self.title = title
        self.address = address
        self.isCurrent = isCurrent
      }
    }

    /// The site's navigation.
    package var links: [Link]

    package init(styleSheet: String, links: [Link]) {
      self.styleSheet = styleSheet
      self.links = links
    }
  }

  private let site: Site?

  /// - Parameters:
  ///   - content: The reports.
  ///   - site: The site that the page is part of; nil if it's alone, and has its style sheet in it.
  package init(_ content: Content, in site: Site? = nil) {
    self.content = content
    self.site = site
    columns = TimeColumns(content.lengths, content.calendar)
  }

  /// Renders the page as UTF-8.
  package func bytes() throws -> [UInt8] {
    let values = header.merging(lengths) { $1 }.merging(calendar) { $1 }.merging(tags) { $1 }
      .merging(speakers) { $1 }.merging(attention) { $1 }.merging(listens) { $1 }
    return try HTMLTemplates(["report": PackageResources.report_mustache]).render(
      HTMLValues(values),
      with: "report"
    )
  }

  /// The listening pages' type and colours, and what only this page has.
  package var style: String {
    let palette = Palette(theme: content.show.theme, artwork: content.colours)
    return StyleSheets.base + palette.styleSheet
      + String(decoding: PackageResources.report_css, as: UTF8.self)
  }

  private var header: [String: Any?] {
    let today = content.calendar.today
    let words = content.show.dates.words
    let audience = content.scope.feed?.audience.flatMap { name in
      content.show.audiences.first { $0.name.value == name }?.title
    }
    let count = content.lengths.episodes.count
    return [
      "style": site == nil ? style : nil,
      "styleSheet": site?.styleSheet,
      "links": site?.links.map {
        HTMLValues(["title": $0.title, "address": $0.address, "isCurrent": $0.isCurrent])
      },
      "show": content.show.title, "audience": audience,
      "today":
        "\(words.weekday(of: today)), \(words.long(today))",
      "isoToday": today.description,
      "extent": content.lengths.episodes.last.map {
        "\(count) briefing\(count == 1 ? "" : "s") since \(words.short($0.published.date))"
      } ?? "no briefings yet",
      "cards": ReportCards(content).all.map { card in
        HTMLValues([
          "name": card.name, "value": card.value, "note": card.note, "title": card.title,
          "style": card.style,
        ])
      },
    ]
  }
}
