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
