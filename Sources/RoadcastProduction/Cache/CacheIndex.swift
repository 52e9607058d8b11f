import RoadcastFiles
import RoadcastAudio

/// What the last run found out, so that the next need not find it again.
///
/// Nothing in it ever changes what is published: it is believed only as far as stamps and keys agree.
struct CacheIndex: Equatable, Sendable {
  /// The content of a recording, by its stamp.
  struct Fingerprint: Equatable, Sendable {
    var stamp: FileStamp

    /// When it was read; nanoseconds since 1970.
    var seen: Int

    /// SHA-256 of the content.
    var hash: String
  }

  /// A programme's file as it was put together.
  struct AssembledFile: Equatable, Sendable {
    /// SHA-256 of the content.
    var hash: String

    /// Bytes.
    var length: Int

    /// The keys of the masters in it.
    var masters: [String] = []

    /// SHA-256 of the waveform that goes with it; nil where none does.
    var waveform: String?
  }

  /// By path in the workspace.
  var fingerprints: [String: Fingerprint] = [:]

  /// By the master's key.
  var analyses: [String: RecordingAnalysis] = [:]

  /// By the key of what a programme is put together from.
  var programmes: [String: AssembledFile] = [:]

  /// Phone renditions, by the key of what they are made of.
  var voicemails: [String: AssembledFile] = [:]

  /// The stamps of the files that were published, by their absolute paths.
  var published: [String: FileStamp] = [:]

  /// The key of all that they were made of.
  var publication: String?
}
