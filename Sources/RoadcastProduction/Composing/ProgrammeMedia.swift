import RoadcastModel

/// A programme with its media files, which are in the new folder or in the old one.
struct ProgrammeMedia: Sendable {
  var planned: PlannedEpisode
  var programme: Programme

  /// The enclosure, relative to `feed/`.
  var audio: String

  /// The enclosure's size in bytes.
  var audioLength: Int

  /// The waveform; nil where none is known.
  var waveform: WaveformBars?

  /// The programme's highlights with their own files, in order.
  var clips: [PublishedClip] = []

  /// The phone rendition, relative to `feed/`; only the main feed has one.
  var voicemail: String?
}
