/// The settings of a master: everything besides the recording that determines its bytes.
package struct MasterSettings: Sendable, Hashable {
  /// The format to encode to.
  package var format: MP3Format

  /// The target loudness in LUFS, mono measured as played through both loudspeakers.
  package var loudness: Double

  /// The true-peak ceiling after decoding, in dBTP.
  package var truePeak: Double

  /// The silence after the recording, in samples.
  package var gap: Int

  /// The cleaning steps that may be used.
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

  /// The version of everything here that affects a master's bytes.
  ///
  /// Increase it when the same recording and settings give different bytes.
  package static let version = 6

  /// The bit rate of a channel in kbit/s, with what joint stereo saves added to it.
  private var bitratePerChannel: Int {
    format.bitrate / (format.channels == 2 ? 2 : 1) + format.bitrate / 4
  }

  /// Whether the bit rate is so low that encoding audibly reduces the loudness of speech.
  var hasLowBitrate: Bool { bitratePerChannel < 45 }

  /// The true-peak ceiling ahead of encoding, in dBTP.
  ///
  /// It leaves room for what encoding adds to peaks, which was measured at each bit rate.
  package var ceilingBeforeEncoding: Double {
    let margin =
      switch bitratePerChannel {
      case ..<45: 1.9
      case ..<70: 1.6
      case ..<90: 1.1
      case ..<110: 0.8
      case ..<130: 0.5
      default: 0.4
      }
    return truePeak - margin
  }

  /// The settings and the versions of all code and libraries involved, as text for a cache's key.
  package var fingerprint: String {
    "\(Self.version) \(MP3Encoder.version) \(SoundFileReader.version) \(Resampler.version) "
      + "\(LoudnessMeter.version) \(format.bitrate) \(format.sampleRate) "
      + "\(format.channels) \(loudness) \(truePeak) \(gap) "
      + cleaning.fingerprint
  }
}
