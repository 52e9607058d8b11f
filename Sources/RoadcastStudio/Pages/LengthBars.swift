import RoadcastModel
import RoadcastSite

/// The bars that compare each version of an episode with the show's limits.
struct LengthBars {
  let planned: PlannedEpisode
  let plan: Plan

  /// The width of a bar, in units of its picture.
  private static let width = 1_000

  private var policy: LengthPolicy { plan.show.length }

  /// One programme, and the feeds that publish it.
  private struct Version {
    var programme: Programme
    var feeds: [FeedName]
  }

  private var versions: [Version] {
    var versions: [Version] = []
    for programme in planned.programmes {
      if let index = versions.firstIndex(where: { $0.programme.parts == programme.parts }) {
        versions[index].feeds.append(programme.feed)
      } else {
        versions.append(Version(programme: programme, feeds: [programme.feed]))
      }
    }
    return versions
  }

  /// The length at a bar's end, in milliseconds.
  private var scale: Int {
    let longest = planned.programmes.map { $0.durationInMilliseconds.count }.max() ?? 0
    return max(policy.max.count * 115 / 100, longest * 105 / 100, 1)
  }

  var values: [String: Any?] {
    let versions = versions
    return [
      "hasVersions": !versions.isEmpty,
      "hasSegments": !planned.episode.segments.isEmpty,
      "min": policy.min.count, "max": policy.max.count,
      "low": policy.target.lowerBound.count, "high": policy.target.upperBound.count,
      "rate": plan.show.sound.sampleRate, "scale": scale,
      "limits":
        "\(LengthText.formatLimit(policy.min)) to \(LengthText.formatLimit(policy.max))",
      "target":
        "\(LengthText.formatLimit(policy.target.lowerBound)) to "
        + LengthText.formatLimit(policy.target.upperBound),
      "versions": versions.map(values),
      "silent": silentFeeds.isEmpty ? nil : silentFeeds.joined(separator: ", "),
    ]
  }

  private func values(_ version: Version) -> HTMLValues {
    let programme = version.programme
    let length = MeasuredLength(
      samples: programme.duration,
      sampleRate: programme.sampleRate,
      policy: policy
    )
    let parts = programme.parts
    return HTMLValues([
      "feed": FeedKey.text(programme.feed),
      "name": version.feeds.map(name).joined(separator: ", "),
      "length": length.text, "standing": length.standing(policy),
      "style": Self.style(length.verdict),
      "segments": programme.segments.map { "\($0.index)" }.joined(separator: " "),
      "head": parts.first?.role == .opener ? parts[0].block : 0,
      "tail": parts.last?.role == .closer ? parts[parts.count - 1].length : 0,
      "fill": place(programme.durationInMilliseconds.count),
      "limitsStart": place(policy.min.count),
      "limitsWidth": place(policy.max.count) - place(policy.min.count),
      "targetStart": place(policy.target.lowerBound.count),
      "targetWidth": place(policy.target.upperBound.count) - place(policy.target.lowerBound.count),
    ])
  }

  private func place(_ milliseconds: Int) -> Int { milliseconds * Self.width / scale }

  private func name(_ feed: FeedName) -> String {
    switch feed {
    case .main: "Main feed"
    case .audience(let name): plan.show.audiences.first { $0.name.value == name }?.title ?? name
    case .tags(let set): set.text
    }
  }

  /// The feeds that get nothing of the episode.
  private var silentFeeds: [String] {
    guard !planned.programmes.isEmpty else { return [] }
    let heard = Set(planned.programmes.map(\.feed))
    return plan.feeds.map(\.name).filter { !heard.contains($0) }.map(name)
  }

  private static func style(_ verdict: LengthPolicy.Verdict) -> String {
    switch verdict {
    case .onTarget: "on"
    case .belowTarget, .aboveTarget: "off"
    case .tooShort, .tooLong: "out"
    }
  }
}
