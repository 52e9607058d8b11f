import RoadcastFiles
import RoadcastModel

/// A finished file that can be published, with everything that's known of it.
struct KnownEnclosure: Sendable {
  /// The content's SHA-256.
  var hash: String

  /// The number of bytes.
  var length: Int

  var file: CacheIndex.FinishedFile
  var recording: Recording
}

extension KnownEnclosure {
  /// - Parameters:
  ///   - file: What the file says about its sound.
  ///   - path: The file's path in the workspace.
  ///   - hash: The content's SHA-256.
  ///   - length: The number of bytes.
  ///   - sampleRate: The rate of the programme's timeline, in Hz.
  init(
    _ file: CacheIndex.FinishedFile,
    of path: String,
    hash: String,
    length: Int,
    sampleRate: Int
  ) {
    self.file = file
    self.hash = hash
    self.length = length
    let samples = (2 * file.samples * sampleRate + file.sampleRate) / (2 * file.sampleRate)
    recording = Recording(path: path, length: samples, block: samples)
    recording.contentKey = hash
  }
}
