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
    // Whole seconds apart: a file can count in a billionth of a second, and the product overflows.
    let rate = file.sampleRate
    let (seconds, rest) = file.samples.quotientAndRemainder(dividingBy: rate)
    let samples = seconds * sampleRate + (2 * rest * sampleRate + rate) / (2 * rate)
    recording = Recording(path: path, length: samples, block: samples)
    recording.contentKey = hash
  }
}
