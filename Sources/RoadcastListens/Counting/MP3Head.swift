import RoadcastFiles

/// What the start of an episode's file says: how much of it isn't audio, and how long it plays.
struct MP3Head {
  /// The bytes of the ID3 tag.
  var tagBytes: Int

  /// Seconds.
  var duration: Double

  /// Reads the ID3 tag's length (ID3v2.4 §3.1), and the Info frame that every build writes after it.
  ///
  /// - Returns: Nil for what no build writes.
  init?(_ file: InputFile) throws(WorkFailure) {
    guard file.size > 10 else { return nil }
    let head = try file.bytes(0..<10)
    tagBytes = 0
    if head.starts(with: "ID3".utf8) {
      guard head[6...].allSatisfy({ $0 < 0x80 }) else { return nil }
      tagBytes = 10 + head[6...].reduce(0) { $0 << 7 | Int($1) }
      if head[5] & 0x10 != 0 { tagBytes += 10 }
    }
    guard file.size >= tagBytes + 400 else { return nil }
    let frame = try file.bytes(tagBytes..<(tagBytes + 400))
    let rates = [44_100, 48_000, 32_000]
    let rate = Int(frame[2] >> 2 & 3)
    guard frame[0] == 0xFF, frame[1] & 0xFE == 0xFA, rate < 3,
      let info = frame.firstRange(of: "Info".utf8)?.lowerBound, info < 64
    else { return nil }
    func number(_ place: Int, _ bytes: Int) -> Int {
      frame[(info + place)..<(info + place + bytes)].reduce(0) { $0 << 8 | Int($1) }
    }
    let samples = number(8, 4) * 1_152 - (number(141, 3) >> 12) - (number(141, 3) & 0xFFF)
    guard samples > 0 else { return nil }
    duration = Double(samples) / Double(rates[rate])
  }
}
