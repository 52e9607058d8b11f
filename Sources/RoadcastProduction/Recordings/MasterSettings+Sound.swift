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
        offset: cleaning.steps.contains(.offset),
        highPass: cleaning.steps.contains(.highPass),
        trim: cleaning.steps.contains(.trim),
        stereo: cleaning.steps.contains(.stereo),
        leveller: cleaning.steps.contains(.leveller),
        pauses: cleaning.steps.contains(.pauses)
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
