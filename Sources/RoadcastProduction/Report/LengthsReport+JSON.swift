package import RoadcastModel

extension LengthsReport {
  /// One JSON document, sorted by key; lengths in seconds, and a programme for each feed.
  ///
  /// - `diagnostics`: what is wrong with the workspace.
  package func json(_ diagnostics: [Diagnostic]) -> String {
    JSONText.object([
      "diagnostics": .list(diagnostics.map(JSONText.init)),
      "limits": .object([
        "min": .seconds(policy.min), "max": .seconds(policy.max),
        "target": .list([.seconds(policy.target.lowerBound), .seconds(policy.target.upperBound)]),
      ]),
      "episodes": .list(
        episodes.map { entry in
          .object([
            "slug": .text(entry.slug), "title": .text(entry.title),
            "published": .text(entry.published.rfc3339), "status": .text(entry.status.rawValue),
            "programmes": .list(
              cutsByFeed(of: entry).map { json(of: $0.cut, for: $0.audience) }
            ),
          ])
        }
      ),
      "trend": .object([
        "mean": trend.mean.map { .seconds($0) } ?? .null,
        "weeks": .list(
          trend.weeks.map { week in
            .object([
              "week": .text(week.monday.description), "episodes": .integer(week.episodes),
              "mean": .seconds(week.mean), "rolling": .seconds(week.rolling),
            ])
          }
        ),
      ]),
      "kinds": json(of: kinds),
      "speakers": .list(
        speakers.map { speaker in
          .object([
            "name": .text(speaker.name), "duration": .seconds(speaker.length),
            "words": .integer(speaker.words),
            "wordsPerMinute": speaker.wordsPerMinute.map { .integer($0) } ?? .null,
          ])
        }
      ),
    ]).document
  }

  private func json(of cut: Cut, for audience: String?) -> JSONText {
    .object([
      "audience": .text(audience), "duration": .seconds(cut.length.milliseconds),
      "verdict": .text(cut.length.verdict.word),
      "offLimits": .seconds(cut.length.offLimits), "offTarget": .seconds(cut.length.offTarget),
      "segments": json(of: cut.segments), "kinds": json(of: cut.kinds),
    ])
  }

  private func json(of shares: [Share]) -> JSONText {
    .list(
      shares.map { share in
        .object([
          "name": .text(share.name), "duration": .seconds(share.length),
          "percent": .integer(share.percent),
        ])
      }
    )
  }
}
