import RoadcastHashing
import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// What an episode's rendition is made of.
struct Newscast: Sendable {
  var slug: String
  var parts: [KnownRecording]

  /// Of what the file is made of: equal keys give equal bytes.
  var key: String

  /// - `gap`: silence between neighbours.
  init(slug: String, parts: [KnownRecording], gap: Milliseconds) {
    self.slug = slug
    self.parts = parts
    let makings = ["\(PhoneRendition.version)", "\(gap.count)", slug] + parts.map(\.key)
    key = Digest.hex(makings.joined(separator: " ").utf8)
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
