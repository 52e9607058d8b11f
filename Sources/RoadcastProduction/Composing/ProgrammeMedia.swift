import RoadcastModel

/// A programme whose file lies in the new folder, or in the old one.
struct ProgrammeMedia: Sendable {
  var planned: PlannedEpisode
  var programme: Programme

  /// Below `feed/`.
  var audio: String

  /// Bytes.
  var audioLength: Int

  /// The waveform, below `feed/`.
  var waveform: String?

  /// The phone rendition, below `feed/`; for the main feed alone.
  var voicemail: String?
}
