import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// A recording that can be used.
struct KnownRecording: Sendable {
  var settings: MasterSettings

  /// Of the master that is made of it.
  var key: String

  var analysis: RecordingAnalysis
  var recording: Recording

  /// Of the file that was listened to.
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
    self.stamp = stamp
  }
}
