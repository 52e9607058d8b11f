/// What a master is made to: everything besides the recording that decides its bytes.
package struct MasterSettings: Sendable, Hashable {
  package var format: MP3Format

  /// LUFS, mono counted as heard from both loudspeakers.
  package var loudness: Double

  /// dBTP, after decoding.
  package var truePeak: Double

  /// Silence asked for behind the recording, in samples.
  package var gap: Int

  package var cleaning: CleaningOptions

  package init(
    format: MP3Format,
    loudness: Double,
    truePeak: Double,
    gap: Int,
    cleaning: CleaningOptions = .standard
  ) {
    self.format = format
    self.loudness = loudness
    self.truePeak = truePeak
    self.gap = gap
    self.cleaning = cleaning
  }

  /// Raised whenever the same input gives other bytes than before.
  package static let version = 5

  /// kbit/s for a channel and what joint stereo saves: of 48 for both, 36.
  private var perChannel: Int {
    format.bitrate / (format.channels == 2 ? 2 : 1) + format.bitrate / 4
  }

  /// Whether the bit rate is so low that encoding takes what is heard of speech too.
  var isMeagre: Bool { perChannel < 45 }

  /// The ceiling in dBTP before encoding: lower by what coding at this rate adds to peaks.
  package var ceilingBeforeEncoding: Double {
    let margin =
      switch perChannel {
      case ..<45: 1.9
      case ..<70: 1.6
      case ..<90: 1.1
      case ..<110: 0.8
      case ..<130: 0.5
      default: 0.4
      }
    return truePeak - margin
  }

  /// These settings and the versions of all that takes part, as text for a cache's key.
  package var fingerprint: String {
    "\(Self.version) \(MP3Encoder.version) \(SoundFileReader.version) \(Resampler.version) "
      + "\(LoudnessMeter.version) \(format.bitrate) \(format.sampleRate) "
      + "\(format.channels) \(loudness) \(truePeak) \(gap) "
      + cleaning.fingerprint
  }
}
