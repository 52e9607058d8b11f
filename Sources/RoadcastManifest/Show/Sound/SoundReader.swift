import RoadcastModel

/// Reads `sound` in `show.yml`.
enum SoundReader {
  enum Key: String, ManifestKey {
    case format, bitrate, channels
    case sampleRate = "sample_rate"
    case loudness
    case truePeak = "true_peak"
    case gap, opener, closer, clean
  }

  static func read(_ value: ManifestValue) -> Sound? {
    guard let fields = value.mapping(Key.self) else { return nil }
    var sound = Sound()
    // The one format there is: read to report any other.
    _ = fields[.format]?.choice(of: ["mp3"])
    if let bitrate = number(from: fields[.bitrate], of: Sound.bitrates) { sound.bitrate = bitrate }
    sound.channels = fields[.channels]?.choice(of: Sound.Channels.self) ?? sound.channels
    if let rate = number(from: fields[.sampleRate], of: Sound.sampleRates) {
      sound.sampleRate = rate
    }
    sound.loudness = fields[.loudness]?.decimal(in: -30 ... -8) ?? sound.loudness
    sound.truePeak = fields[.truePeak]?.decimal(in: -9...0) ?? sound.truePeak
    if let gap = fields[.gap]?.decimal(in: 0...10) {
      sound.gap = Milliseconds(Int((gap * 1_000).rounded()))
    }
    sound.opener = fields[.opener]?.path()
    sound.closer = fields[.closer]?.path()
    sound.cleaning = sound.cleaning.changed(by: fields[.clean].map(CleaningReader.read) ?? [:])
    return sound
  }

  private static func number(from value: ManifestValue?, of numbers: [Int]) -> Int? {
    value?.choice(of: numbers.map(String.init)).flatMap { Int($0) }
  }
}
