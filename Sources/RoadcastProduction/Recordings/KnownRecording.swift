import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// A recording that can be used, with everything that's known of it.
struct KnownRecording: Sendable {
  var settings: MasterSettings

  /// The key of its master.
  var key: String

  var analysis: RecordingAnalysis
  var recording: Recording

  /// The stamp of the file that was measured.
  var stamp: FileStamp
}

extension KnownRecording {
  init(
    _ analysis: RecordingAnalysis,
    of path: String,
    key: String,
    settings: MasterSettings,
    stamp: FileStamp
  ) {
    self.settings = settings
    self.key = key
    self.analysis = analysis
    recording = Recording(
      path: path,
      length: analysis.length,
      block: MP3Format.block(samples: analysis.length, gap: settings.gap),
      cuts: analysis.cleaning.cuts
    )
    recording.contentKey = key
    self.stamp = stamp
  }
}
