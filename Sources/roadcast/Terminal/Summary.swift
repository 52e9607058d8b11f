import RoadcastModel
import RoadcastProduction

/// What a person reads at the end.
struct Summary {
  let report: Report
  let style: Style
  let verbose: Bool

  /// The episodes with their lengths against the limits.
  var episodes: String {
    guard !report.episodes.isEmpty else { return "No episodes yet; `roadcast new SLUG` makes one." }
    // A folder that is no good as a slug may have any name.
    let names = report.episodes.map(\.slug.escapedForDisplay)
    let width = min(44, names.map(\.count).max() ?? 0)
    return zip(report.episodes, names).map { episode, name in
      let name = name.padded(to: width)
      let status = episode.status.rawValue.padded(to: 9)
      let cuts = episode.programmes.map { told($0, among: episode.programmes.count) }
      let waits = episode.awaiting.map(\.escapedForDisplay).joined(separator: ", ")
      let note = waits.isEmpty ? "" : style.yellow(", waits for \(waits)")
      return
        "  \(name)  \(paint(episode.status, status))  \(cuts.isEmpty ? "–" : cuts.joined(separator: ", "))\(note)"
        .trimmedEnd + (verbose ? sound(of: episode) : "")
    }.joined(separator: "\n")
  }

  /// What was done to each recording of an episode, a line each.
  private func sound(of episode: EpisodeReport) -> String {
    var seen: Set<String> = []
    return episode.programmes.flatMap(\.segments).compactMap { segment in
      guard let sound = segment.sound, seen.insert(segment.audio).inserted else { return nil }
      return "\n    \(segment.audio.escapedForDisplay.padded(to: 28))  \(sound.summary)"
    }.joined()
  }

  private func told(_ programme: ProgrammeReport, among count: Int) -> String {
    let length = programme.length.text
    let name = programme.audience.map { "\($0) " } ?? ""
    let mark =
      switch programme.length.verdict {
      case .onTarget: ""
      case .belowTarget: style.yellow(" below target")
      case .aboveTarget: style.yellow(" above target")
      case .tooShort: style.red(" too short")
      case .tooLong: style.red(" too long")
      }
    return "\(name)\(length)\(mark)"
  }

  private func paint(_ status: EpisodeStatus, _ text: String) -> String {
    switch status {
    case .published: style.green(text)
    case .invalid: style.red(text)
    case .scheduled, .draft, .expired: style.dim(text)
    }
  }

  /// `2 errors, 1 warning`, or nothing.
  var counts: String? {
    let errors = report.diagnostics.count { $0.severity == .error }
    let warnings = report.diagnostics.count - errors
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return nil }
    return parts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }

  var limits: String {
    let policy = report.policy ?? .standard
    let target = policy.target
    return "limits \(LengthText.tellLimit(policy.min)) to \(LengthText.tellLimit(policy.max)), "
      + "target \(LengthText.tellLimit(target.lowerBound)) to \(LengthText.tellLimit(target.upperBound))"
  }

  /// What a build made, and where it is.
  func built(_ build: BuildReport) -> String {
    var lines: [String] = []
    let recordings = build.encoded.count + build.cached.count
    lines.append(
      "\(recordings) recordings: \(build.encoded.count) encoded, \(build.cached.count) from the cache"
    )
    if verbose {
      lines += build.encoded.map { "  encoded \($0.escapedForDisplay)" }
      lines.append("podcast:guid \(build.guid)")
      let steps = build.steps.map { time in
        "\(time.step.rawValue) \(Milliseconds(Int(time.duration / .milliseconds(1))).decimal) s"
      }
      if !steps.isEmpty { lines.append("took: " + steps.joined(separator: ", ")) }
    }
    lines.append(
      build.changed ? "\(build.output) is new:" : "\(build.output) was up to date:"
    )
    for feed in build.feeds {
      let items = "\(feed.items) episode\(feed.items == 1 ? "" : "s")"
      lines.append("  \(feed.path.padded(to: 24))  \(items), subscribe at \(feed.url)")
    }
    if build.isPrivate {
      lines.append(
        "The show is private, which asks directories not to list it. On a plain web server the feed "
          + "is open to\nwhoever knows its address: put it behind one that asks who it is."
      )
    }
    if let warning = build.warning { lines.append("Note: \(warning)") }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// With spaces behind it, so that columns align.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate var trimmedEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
