/// The newscast for a phone system, made from each episode: `voicemail` in `show.yml`.
package struct Voicemail: Sendable, Equatable {
  /// The longest it can be.
  package var max = Milliseconds(180_000)

  /// The tags of the segments that it contains: one for every facet here; without any, all segments.
  package var only: [Tag] = []

  package init() {}

  /// The parts of an episode's main programme that its newscast contains, in order.
  package func parts(of planned: PlannedEpisode) -> [Programme.Part] {
    guard let main = planned.programmes.first(where: { $0.feed == .main }) else { return [] }
    return main.segments.filter {
      (planned.episode.tags + planned.episode.segments[$0.index].tags).matches(only)
    }.map(\.part)
  }

  /// The length of a newscast.
  ///
  /// - Parameters:
  ///   - parts: the newscast's parts.
  ///   - gap: samples of silence between two parts.
  /// - Returns: samples at the parts' sample rate.
  package static func length(of parts: [Programme.Part], gap: Int) -> Int {
    parts.reduce(0) { $0 + $1.length } + Swift.max(0, parts.count - 1) * gap
  }
}
