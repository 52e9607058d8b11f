import RoadcastFiles

/// Reads the first and the last page of an Ogg file (RFC 3533 §6).
struct OggStream {
  private var window: FileWindow

  /// Hz; no encoder of Vorbis goes higher.
  private static let highestRate = 768_000

  init(of file: InputFile) { window = FileWindow(file) }

  mutating func sound() throws(FinishedSoundError) -> FinishedSound {
    let first = try window.read(512, at: 0)
    guard first.count > 28, first.has("OggS", at: 0) else {
      throw .otherKind(wanted: "an Ogg file")
    }
    let serial = first.bigEndian(4, at: 14)
    let start = 27 + first.bigEndian(1, at: 26)
    var rate = 48_000
    var skipped = 0
    if first.has("OpusHead", at: start) {
      skipped = first.littleEndian(2, at: start + 10)
    } else if first.has("vorbis", at: start + 1) {
      rate = first.littleEndian(4, at: start + 12)
      guard rate <= Self.highestRate else { throw .damaged("has a sample rate of \(rate) Hz") }
    } else {
      throw .otherKind(wanted: "an Ogg file with Vorbis or Opus")
    }
    let tail = try window.read(1 << 17, at: max(0, window.size - 1 << 17))
    var index = tail.endIndex - 27
    while index >= tail.startIndex {
      let page = tail[index...]
      if page.has("OggS", at: 0), page.bigEndian(4, at: 14) == serial {
        let segments = page.bigEndian(1, at: 26)
        let body = page.dropFirst(27).prefix(segments).reduce(0) { $0 + Int($1) }
        let granule = page.littleEndian(8, at: 6)
        guard granule > skipped else { throw .damaged("ends before any sound") }
        var sound = FinishedSound(samples: granule - skipped, sampleRate: rate)
        sound.isCutShort = page.count < 27 + segments + body || page.bigEndian(1, at: 5) & 4 == 0
        return sound
      }
      index -= 1
    }
    throw .damaged("isn't complete: its end is missing")
  }
}
