import RoadcastHashing
import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// What an episode's phone rendition is made from.
struct Newscast: Sendable {
  var slug: String
  var parts: [KnownRecording]

  /// The key of everything that the file is made from: equal keys give equal bytes.
  var key: String

  /// - Parameters:
  ///   - slug: the episode's.
  ///   - parts: the recordings, in their order.
  ///   - gap: the silence between two recordings.
  init(slug: String, parts: [KnownRecording], gap: Milliseconds) {
    self.slug = slug
    self.parts = parts
    let ingredients = ["\(PhoneRendition.version)", "\(gap.count)", slug] + parts.map(\.key)
    key = Digest.hex(ingredients.joined(separator: " ").utf8)
  }
}

extension Plan {
  /// The phone renditions of the episodes in the main feed.
  ///
  /// - Parameter recordings: what's known of the recordings.
  /// - Returns: one for each episode with something to say on the phone, by episode.
  func newscasts(from recordings: [RecordingUse: KnownRecording]) -> [Newscast] {
    guard let voicemail = show.voicemail else { return [] }
    return episodes.filter { $0.dueIn.contains(.main) }.compactMap { planned in
      let parts = voicemail.parts(of: planned).compactMap { recordings[$0.use] }
      guard !parts.isEmpty else { return nil }
      return Newscast(slug: planned.episode.slug, parts: parts, gap: show.sound.gap)
    }
  }
}
