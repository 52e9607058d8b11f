import RoadcastAudio
import RoadcastModel

extension MasterSettings {
  /// The settings of a master, from the show's sound settings.
  ///
  /// - Parameters:
  ///   - sound: the show's settings.
  ///   - cleaning: how the recording is cleaned.
  init(_ sound: Sound, cleaning: Cleaning) {
    self.init(
      format: MP3Format(sound),
      loudness: sound.loudness,
      truePeak: sound.truePeak,
      gap: sound.gap.samples(at: sound.sampleRate),
      cleaning: CleaningOptions(
        removesOffset: cleaning.steps.contains(.offset),
        appliesHighPass: cleaning.steps.contains(.highPass),
        trimsSilence: cleaning.steps.contains(.trim),
        correctsStereo: cleaning.steps.contains(.stereo),
        evensLoudness: cleaning.steps.contains(.leveller),
        shortensPauses: cleaning.steps.contains(.pauses)
      )
    )
  }
}

extension MP3Format {
  init(_ sound: Sound) {
    self.init(
      bitrate: sound.bitrate,
      sampleRate: sound.sampleRate,
      channels: sound.channels.count
    )
  }
}
