import RoadcastModel
import RoadcastReports
import RoadcastProduction

/// What `check` and `build` print at the end, for people.
struct Summary {
  let report: Report
  let style: TerminalStyle
  let verbose: Bool

  /// The episodes with their lengths, compared with the limits.
  var episodes: String {
    guard !report.episodes.isEmpty else {
      return "No episodes yet. Create one with `roadcast new SLUG`."
    }
    // A folder whose name isn't a valid slug may have any name.
    let names = report.episodes.map(\.slug.escapedForDisplay)
    let width = min(44, names.map(\.displayWidth).max() ?? 0)
    return zip(report.episodes, names).map { episode, name in
      let status = paint(episode.status, episode.status.rawValue.padded(to: 9))
      let versions = episode.programmes.map(text)
      let awaited = episode.awaiting.map(\.escapedForDisplay).joined(separator: ", ")
      let note = awaited.isEmpty ? "" : style.yellow(", waiting for approval by \(awaited)")
      let line =
        "  \(name.padded(to: width))  \(status)  "
        + (versions.isEmpty ? "–" : versions.joined(separator: ", ")) + note
      return line.trimmedEnd + (verbose ? processing(of: episode) : "")
    }.joined(separator: "\n")
  }

  /// What was done to each recording of an episode, one line each.
  private func processing(of episode: EpisodeReport) -> String {
    var seen: Set<String> = []
    return episode.programmes.flatMap(\.segments).compactMap { segment in
      guard let sound = segment.sound, seen.insert(segment.audio).inserted else { return nil }
      return "\n    \(segment.audio.escapedForDisplay.padded(to: 28))  \(sound.summary)"
    }.joined()
  }

  /// The versions for the tags of subscribers, with who gets them.
  var cuts: String {
    let lines = report.episodes.filter { !$0.cuts.isEmpty }.flatMap { episode in
      ["  \(episode.slug.escapedForDisplay)"]
        + episode.cuts.map { cut in
          "    \(text(of: cut.programme))  \(cut.cut.listeners)"
            + (cut.isMain ? ", as in the main feed" : "")
        }
    }
    guard !lines.isEmpty else { return "no subscriber has tags, so there are no versions by tags" }
    return (["versions by tags:"] + lines).joined(separator: "\n")
  }

  private func text(of programme: ProgrammeReport) -> String {
    let length = programme.length.text
    let name = programme.feed.audience.map { "\($0) " } ?? ""
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

  /// The number of problems, such as `2 errors, 1 warning`, or nil if there are none.
  var counts: String? {
    let errors = report.diagnostics.count { $0.severity == .error }
    let warnings = report.diagnostics.count - errors
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return nil }
    return parts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }

  /// The show's limits, such as `limits 5:00 to 20:00, target 5:00 to 10:00`.
  var limits: String {
    let policy = report.policy ?? .standard
    let target = policy.target
    return "limits \(LengthText.formatLimit(policy.min)) to \(LengthText.formatLimit(policy.max)), "
      + "target \(LengthText.formatLimit(target.lowerBound)) to \(LengthText.formatLimit(target.upperBound))"
  }

  private func items(of feed: BuildReport.Feed) -> String {
    "\(feed.items) episode\(feed.items == 1 ? "" : "s")"
  }

  /// What a build did, and the addresses of the feeds.
  func text(of build: BuildReport) -> String {
    var lines: [String] = []
    let recordings = build.encoded.count + build.cached.count
    lines.append(
      "\(recordings) recording\(recordings == 1 ? "" : "s"): "
        + "\(build.encoded.count) encoded, \(build.cached.count) from the cache"
    )
    if verbose {
      lines += build.encoded.map { "  encoded \($0.escapedForDisplay)" }
      lines.append("podcast:guid \(build.guid)")
      let steps = build.steps.map { time in
        "\(time.step.rawValue) \(Milliseconds(Int(time.duration / .milliseconds(1))).decimal) s"
      }
      if !steps.isEmpty { lines.append("time spent: " + steps.joined(separator: ", ")) }
    }
    lines.append(build.changed ? "updated \(build.output):" : "\(build.output) was up to date:")
    lines += build.feeds.filter { $0.tree == .open }.map {
      "  \($0.path.padded(to: 24))  \(items(of: $0)), subscribe at \($0.url)"
    }
    if let folder = build.privateOutput {
      lines.append("\(folder) has what only some people may get; never make it public:")
      lines += build.feeds.filter { $0.tree == .private && $0.name.tagSet == nil }.map {
        "  \($0.path.padded(to: 24))  \(items(of: $0)), listen in \(FeedLayout.index(of: $0.name))"
      }
      let sets = build.feeds.count { $0.name.tagSet != nil }
      if sets > 0 {
        let name = "\(FeedLayout.cutsFolder)/".padded(to: 24)
        lines.append(
          "  \(name)  feeds for \(sets) set\(sets == 1 ? "" : "s") of subscribers' tags"
        )
      }
    }
    lines += ChangeList(changes: build.changes, showsAll: verbose).lines
    if !build.kept.isEmpty {
      let names = build.kept.prefix(8).map(\.escapedForDisplay).joined(separator: ", ")
      let more = build.kept.count > 8 ? " and \(build.kept.count - 8) more" : ""
      lines.append("kept as they are, because Roadcast didn't write them: \(names)\(more)")
    }
    if build.isPrivate {
      lines.append(
        """
        The show is private, so its feeds ask directories not to list them. On a plain web server,
        anyone who knows the address can still listen. To prevent that, use a server with a login.
        """
      )
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text followed by spaces, so that columns align.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  fileprivate var trimmedEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
