import RoadcastManifest
package import RoadcastModel

/// Finds out how long each version of an episode becomes by a change, and which changes make it fit.
///
/// Nothing is encoded: a version's length follows from those of its recordings, by the same timeline as a
/// build's. So each promise is exact to the sample.
package struct LengthCoach: Sendable {
  let plan: Plan
  /// The manifest that the changes are made in.
  package let manifest: EditableManifest

  let slug: String
  let folder: [String]
  let gaps: [Milliseconds: Plan]

  /// - Parameters:
  ///   - plan: The show's plan. Remedies are found for the repairs of which it knows the recordings.
  ///   - manifest: The episode's manifest.
  ///   - slug: The episode's.
  ///   - folder: The names of the files in its folder.
  ///   - gaps: The same plan with other gaps between recordings.
  package init(
    plan: Plan,
    manifest: EditableManifest,
    slug: String,
    folder: [String],
    gaps: [Milliseconds: Plan] = [:]
  ) {
    self.plan = plan
    self.manifest = manifest
    self.slug = slug
    self.folder = folder
    self.gaps = gaps
  }

  /// The length of each feed's version after some changes, which are made nowhere.
  ///
  /// - Parameter edits: Changes of `episode.yml`, such as a move while someone drags.
  /// - Returns: The versions in the order of the feeds.
  /// - Throws: If a change can't be made.
  package func versions(
    after edits: [ManifestEdit] = []
  ) throws(EditRefusal) -> [LengthVersion] {
    versions(of: try manifest.applying(edits), in: plan)
  }

  func versions(of manifest: EditableManifest, in plan: Plan) -> [LengthVersion] {
    guard let episode = episode(from: manifest) else { return [] }
    return plan.programmes(of: episode).map { programme in
      LengthVersion(
        feed: programme.feed,
        length: MeasuredLength(
          samples: programme.duration,
          sampleRate: programme.sampleRate,
          policy: plan.show.length
        ),
        segments: programme.segments.map(\.index)
      )
    }
  }

  func episode(from manifest: EditableManifest) -> Episode? {
    var log = DiagnosticLog()
    return EpisodeManifestReader.read(
      manifest.bytes,
      file: manifest.file,
      slug: slug,
      folder: folder,
      language: plan.show.language,
      dates: plan.show.dates,
      into: &log
    )
  }

  /// The limits and the target.
  package var policy: LengthPolicy { plan.show.length }

  /// What the listeners of a feed are called.
  package func name(of feed: FeedName) -> String {
    switch feed {
    case .main: "the main feed"
    case .audience(let name): plan.show.audiences.first { $0.name.value == name }?.title ?? name
    case .tags(let set): set.text
    }
  }

  /// The names of the segments' recordings, for words about them.
  package var names: [String] { episode(from: manifest)?.segments.map(\.fileName) ?? [] }

  /// The remedies for each version that doesn't fit, the cheapest first.
  ///
  /// None brings another version out of the limits, or further out. One that's only for the target doesn't bring
  /// another version off the target either.
  ///
  /// - Parameter limit: The most remedies for each version.
  /// - Returns: Nothing where every version is on target.
  package func remedies(limit: Int = 4) -> [LengthRemedy] {
    guard manifest.refusal == nil, let episode = episode(from: manifest) else { return [] }
    let now = versions(of: manifest, in: plan)
    var seen: [[Int]] = []
    var found: [LengthRemedy] = []
    for version in now where version.length.verdict != .onTarget {
      // Equal versions have equal remedies, unless one is only for an audience.
      if version.feed.audience == nil {
        if seen.contains(version.segments) { continue }
        seen.append(version.segments)
      }
      let remedies = candidates(for: version, of: episode)
        .compactMap { remedy(by: $0, for: version, among: now) }
      let enough = remedies.filter(\.isEnough)
      let sorted = (enough.isEmpty ? remedies : enough).sorted { left, right in
        // Of those that aren't enough, what helps most comes first.
        enough.isEmpty
          ? (abs(right.change), left.cost) < (abs(left.change), right.cost)
          : (left.cost, abs(left.change)) < (right.cost, abs(right.change))
      }
      found += sorted.prefix(limit)
    }
    return found
  }

  /// What a candidate leads to; nil where it doesn't help, or does harm.
  private func remedy(
    by candidate: LengthCandidate,
    for version: LengthVersion,
    among now: [LengthVersion]
  ) -> LengthRemedy? {
    let plan = candidate.gap.map { gaps[$0] } ?? self.plan
    guard let plan, let changed = try? manifest.applying(candidate.edits),
      // What can't be written isn't promised.
      candidate.edits.isEmpty || changed.bytes != manifest.bytes
    else { return nil }
    let after = versions(of: changed, in: plan)
    guard let new = after.first(where: { $0.feed == version.feed }) else { return nil }
    let change = new.length.samples - version.length.samples
    guard change != 0, (change < 0) == Self.isLong(version.length.verdict) else { return nil }
    guard isHarmless(candidate, for: version, from: now, to: after) else { return nil }
    let isEnough = version.isWithinLimits ? new.length.verdict == .onTarget : new.isWithinLimits
    // Too much of it would only exchange one problem for another.
    guard isEnough || Self.isLong(new.length.verdict) == Self.isLong(version.length.verdict)
    else { return nil }
    return LengthRemedy(
      kind: candidate.kind,
      feed: version.feed,
      edits: candidate.edits,
      showEdits: candidate.showEdits,
      versions: after,
      change: change,
      isEnough: isEnough
    )
  }

  /// Whether a change does other versions no harm.
  private func isHarmless(
    _ candidate: LengthCandidate,
    for version: LengthVersion,
    from now: [LengthVersion],
    to after: [LengthVersion]
  ) -> Bool {
    for old in now where old.feed != version.feed {
      // A feed that would lose the episode.
      guard let other = after.first(where: { $0.feed == old.feed }) else { return false }
      if other.length.isWorse(than: old.length) { return false }
      if candidate.isForOneFeed, other.length.samples != old.length.samples { return false }
      if version.isWithinLimits, old.length.verdict == .onTarget,
        other.length.verdict != .onTarget
      {
        return false
      }
    }
    // A feed that would get the episode.
    let known = now.map(\.feed)
    return after.allSatisfy { known.contains($0.feed) || $0.isWithinLimits }
  }

  static func isLong(_ verdict: LengthPolicy.Verdict) -> Bool {
    verdict == .tooLong || verdict == .aboveTarget
  }
}
