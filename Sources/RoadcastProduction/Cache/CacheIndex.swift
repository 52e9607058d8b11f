import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// What the last run found out, so that the next doesn't have to.
///
/// Nothing in it ever changes what's published: it's used only where stamps and keys match.
struct CacheIndex: Equatable, Sendable {
  /// The content of a recording, by its stamp.
  struct Fingerprint: Equatable, Sendable {
    var stamp: FileStamp

    /// When it was read; nanoseconds since 1970.
    var seen: Int

    /// The content's SHA-256.
    var hash: String
  }

  /// A file that was put together from recordings.
  struct AssembledFile: Equatable, Sendable {
    /// The content's SHA-256.
    var hash: String

    /// The number of bytes.
    var length: Int

    /// The keys of the masters in it.
    var masters: [String] = []

    /// The bars of its waveform as text (``WaveformBars/text``); nil if no page draws any.
    var waveform: String?
  }

  /// What a finished file says about its sound.
  struct FinishedFile: Equatable, Sendable {
    /// The number of samples of each channel.
    var samples: Int

    /// Hz.
    var sampleRate: Int

    /// The bars of its waveform as text (``WaveformBars/text``); nil if only decoding would show them.
    var waveform: String?

    /// What's wrong with it, though apps play it; nil for nothing.
    var fault: String?
  }

  /// By path in the workspace.
  var fingerprints: [String: Fingerprint] = [:]

  /// By the master's key.
  var analyses: [String: RecordingAnalysis] = [:]

  /// What finished files say about their sound, by their content's SHA-256, a dot, and the container.
  var finished: [String: FinishedFile] = [:]

  /// Enclosures, by the key of what they're put together from.
  var programmes: [String: AssembledFile] = [:]

  /// Phone renditions, by the key of what they're made from.
  var voicemails: [String: AssembledFile] = [:]

  /// Highlights as files of their own, by the key of what they're made from.
  var clips: [String: AssembledFile] = [:]

  /// Pictures that are whole, by their content's SHA-256.
  var pictures: [String: Artwork] = [:]

  /// The folders that were published, by their absolute paths.
  var published: [String: OutputSnapshot] = [:]

  /// The key of everything that they were made from.
  var publication: String?

  /// Forgets the files of the published folders, which a build is about to replace.
  ///
  /// What was read in their feeds stays known.
  mutating func forgetFiles() {
    published = published.mapValues { old in
      var snapshot = OutputSnapshot()
      snapshot.feeds = old.feeds
      return snapshot
    }
  }
}

extension CacheIndex {
  /// Adds what another run has found out since this one read the index.
  ///
  /// - Parameters:
  ///   - other: What the other run wrote.
  ///   - base: What both started from.
  /// - Returns: What this run knows, with what only the other one added, replaced or removed.
  func merging(_ other: CacheIndex, since base: CacheIndex) -> CacheIndex {
    var merged = self
    func merge<Value: Equatable>(_ path: WritableKeyPath<CacheIndex, [String: Value]>) {
      let (theirs, before) = (other[keyPath: path], base[keyPath: path])
      for key in Set(theirs.keys).union(before.keys) where theirs[key] != before[key] {
        if self[keyPath: path][key] == before[key] { merged[keyPath: path][key] = theirs[key] }
      }
    }
    merge(\.fingerprints)
    merge(\.analyses)
    merge(\.finished)
    merge(\.programmes)
    merge(\.voicemails)
    merge(\.clips)
    merge(\.pictures)
    merge(\.published)
    if publication == base.publication { merged.publication = other.publication }
    return merged
  }
}
