import RoadcastModel

/// Reads `sound:` of `show.yml`.
enum SoundManifest {
  static func sound(from fields: Fields) -> Sound {
    var sound = Sound()
    _ = fields.choice("format", of: ["mp3"])
    if let text = fields.choice("bitrate", of: Sound.bitrates.map(String.init)),
      let bitrate = Int(text)
    {
      sound.bitrate = bitrate
    }
    if let text = fields.choice("channels", of: Sound.Channels.allCases.map(\.rawValue)),
      let channels = Sound.Channels(rawValue: text)
    {
      sound.channels = channels
    }
    if let text = fields.choice("sample_rate", of: Sound.sampleRates.map(String.init)),
      let rate = Int(text)
    {
      sound.sampleRate = rate
    }
    sound.loudness = fields.decimal("loudness", in: -30 ... -8) ?? sound.loudness
    sound.truePeak = fields.decimal("true_peak", in: -9...0) ?? sound.truePeak
    if let gap = fields.decimal("gap", in: 0...10) {
      sound.gap = Milliseconds(Int((gap * 1_000).rounded()))
    }
    sound.opener = fields.path("opener")
    sound.closer = fields.path("closer")
    sound.cleaning = sound.cleaning.changed(by: CleaningManifest.switches(from: fields))
    fields.refuseOthers(in: "`sound`")
    return sound
  }
}
