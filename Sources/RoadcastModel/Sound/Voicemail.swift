/// The newscast for a phone system that is made of each episode: `voicemail` in `show.yml`.
package struct Voicemail: Sendable, Equatable {
  /// How long it may be.
  package var max = Milliseconds(180_000)

  /// What it is made of: segments with one of these tags in every facet named; without any, all.
  package var only: [Tag] = []

  package init() {}

  /// The segments of an episode's main programme that it is made of, in the order heard.
  package func parts(of planned: PlannedEpisode) -> [Programme.Part] {
    guard let main = planned.programmes.first(where: { $0.feed == .main }) else { return [] }
    return main.segments.filter {
      (planned.episode.tags + planned.episode.segments[$0.index].tags).match(only)
    }.map(\.part)
  }

  /// The length of a newscast in samples at its parts' rate.
  ///
  /// - `gap`: samples of silence between neighbours.
  package static func length(of parts: [Programme.Part], gap: Int) -> Int {
    parts.reduce(0) { $0 + $1.length } + Swift.max(0, parts.count - 1) * gap
  }
}
