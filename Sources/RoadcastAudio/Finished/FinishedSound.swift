package import RoadcastFiles

/// What a finished file says about its sound, found without decoding it.
package struct FinishedSound: Equatable, Sendable {
  /// The families of formats.
  package enum Container: Sendable {
    /// MP3, and its older layers (ISO/IEC 11172-3, 13818-3).
    case mpegAudio
    /// M4A, MP4 and QuickTime (ISO/IEC 14496-12).
    case mpeg4
    /// Ogg with Vorbis or Opus (RFC 3533, RFC 7845).
    case ogg
  }

  /// The number of samples of each channel that a decoder returns.
  package var samples: Int

  /// Hz.
  package var sampleRate: Int

  /// How loud each frame is, roughly, in steps of 1.5 dB from nowhere in particular; 0 for silence, and
  /// empty if only decoding would show it.
  package var levels: [UInt8] = []

  /// The number of bytes between frames that apps have to skip.
  package var strayBytes = 0

  /// Whether the end is missing, as far as that shows.
  package var isCutShort = false

  private static let longestSeconds = 24 * 60 * 60

  /// - Parameters:
  ///   - samples: The number of samples of each channel.
  ///   - sampleRate: Hz.
  package init(samples: Int, sampleRate: Int) {
    self.samples = samples
    self.sampleRate = sampleRate
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - container: What it must be.
  /// - Throws: What's wrong with it.
  package init(of file: InputFile, as container: Container) throws(FinishedSoundError) {
    switch container {
    case .mpegAudio:
      var walk = MPEGAudioWalk(of: file)
      self = try walk.sound()
    case .mpeg4:
      var movie = MPEG4Movie(of: file)
      self = try movie.sound()
    case .ogg:
      var stream = OggStream(of: file)
      self = try stream.sound()
    }
    guard samples > 0, sampleRate > 0 else { throw .damaged("has no sound") }
    guard samples / sampleRate < Self.longestSeconds else {
      throw .damaged("says that it's longer than a day")
    }
  }
}
