import RoadcastManifest
import RoadcastModel

/// A change that might bring a version closer to the limits.
struct LengthCandidate {
  var kind: LengthRemedy.Kind
  var edits: [ManifestEdit] = []
  var showEdits: [ManifestEdit] = []

  /// The gap between recordings that it needs; nil for the show's.
  var gap: Milliseconds?

  /// Whether it may change no other feed's version.
  var isForOneFeed = false
}

extension LengthCoach {
  /// What could be tried for a version.
  func candidates(for version: LengthVersion, of episode: Episode) -> [LengthCandidate] {
    let isLong = Self.isLong(version.length.verdict)
    var found: [LengthCandidate] = []
    let repairs: [(Cleaning.Step, ([Int]) -> LengthRemedy.Kind)] =
      isLong
      ? [(.pauses, LengthRemedy.Kind.shortenPauses), (.trim, LengthRemedy.Kind.trim)] : []
    for (step, kind) in repairs {
      let possible = version.segments.filter { !isOn(step, in: episode.segments[$0]) }
      found += possible.map { switching(step, on: true, in: [$0], of: episode, kind([$0])) }
      if possible.count > 1 {
        found.append(switching(step, on: true, in: possible, of: episode, kind(possible)))
      }
    }
    if !isLong {
      found += version.segments.filter { isOn(.pauses, in: episode.segments[$0]) }.map {
        switching(.pauses, on: false, in: [$0], of: episode, .keepPauses($0))
      }
    }
    found += isLong ? leavingOut(version, episode) : including(version, episode)
    let gap = plan.show.sound.gap
    for other in gaps.keys where isLong ? other < gap : other > gap {
      let path = ManifestPath([.key("sound"), .key("gap")])
      let seconds = NewValue.plain(Self.seconds(other))
      found.append(
        LengthCandidate(kind: .changeGap(other), showEdits: [.set(path, seconds)], gap: other)
      )
    }
    return found
  }

  private func isOn(_ step: Cleaning.Step, in segment: Segment) -> Bool {
    plan.show.sound.cleaning.changed(by: segment.cleaning).steps.contains(step)
  }

  private static func seconds(_ time: Milliseconds) -> String {
    var bytes: [UInt8] = []
    time.appendDecimal(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Repairs

  private func switching(
    _ step: Cleaning.Step,
    on isOn: Bool,
    in segments: [Int],
    of episode: Episode,
    _ kind: LengthRemedy.Kind
  ) -> LengthCandidate {
    LengthCandidate(
      kind: kind,
      edits: segments.map { position in
        let path = ManifestPath.segment(position).key("clean")
        // One word for all repairs becomes a group with each of them.
        guard manifest[path]?.scalar != nil else {
          return .set(path.key(step.rawValue), .plain("\(isOn)"))
        }
        var switches = episode.segments[position].cleaning
        switches[step] = isOn
        return .set(
          path,
          .group(
            Cleaning.Step.allCases.compactMap { step in
              switches[step].map { NewValue.Field(step.rawValue, .plain("\($0)")) }
            }
          )
        )
      }
    )
  }

  // MARK: Segments

  private func leavingOut(_ version: LengthVersion, _ episode: Episode) -> [LengthCandidate] {
    var found: [LengthCandidate] = []
    for position in version.segments {
      if let edit = excluding(version.feed, from: position, of: episode) {
        found.append(
          LengthCandidate(kind: .leaveOut(position), edits: [edit], isForOneFeed: true)
        )
      }
      if episode.segments.count > 1 {
        found.append(LengthCandidate(kind: .drop(position), edits: [.removeSegment(position)]))
      }
    }
    return found
  }

  /// The edit by which an audience no longer gets a segment that others still get.
  ///
  /// - Returns: Nil where `only` can't say that: a segment with `only` isn't in the main feed.
  private func excluding(_ feed: FeedName, from position: Int, of episode: Episode) -> ManifestEdit?
  {
    guard let answers = plan.feed(feed)?.answers, !answers.isEmpty else { return nil }
    let segment = episode.segments[position]
    for facet in Self.facets(of: segment.only) {
      let own = Set(answers.filter { $0.facet == facet }.map(\.value))
      let tags = segment.only.filter { $0.facet == facet }.map(\.value)
      let rest = tags.filter { !own.contains($0) }
      if !rest.isEmpty, rest.count < tags.count {
        return .set(ManifestPath.segment(position).key("only").key(facet), .tags(rest))
      }
    }
    return nil
  }

  private func including(_ version: LengthVersion, _ episode: Episode) -> [LengthCandidate] {
    let answers = plan.feed(version.feed)?.answers ?? []
    var found: [LengthCandidate] = []
    for (position, segment) in episode.segments.enumerated()
    where !segment.only.isEmpty && !version.segments.contains(position) {
      let path = ManifestPath.segment(position).key("only")
      var edits: [ManifestEdit] = []
      var isPossible = true
      for facet in Self.facets(of: segment.only) {
        let own = answers.filter { $0.facet == facet }.map(\.value)
        let tags = segment.only.filter { $0.facet == facet }.map(\.value)
        if own.isEmpty { isPossible = false }
        if !own.isEmpty, Set(own).isDisjoint(with: tags) {
          edits.append(.set(path.key(facet), .tags(tags + own.prefix(1))))
        }
      }
      if isPossible, !edits.isEmpty {
        found.append(LengthCandidate(kind: .include(position), edits: edits, isForOneFeed: true))
      }
      found.append(LengthCandidate(kind: .playForAll(position), edits: [.remove(path)]))
    }
    return found
  }

  private static func facets(of tags: [Tag]) -> [String] {
    tags.map(\.facet).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
