import RoadcastAudio
import Testing

struct MP3FormatTests {
  @Test(arguments: [
    // Three segments with a gap of 0.6 s at 44.1 kHz.
    (1_819_013, 26_460, 1_845_504), (2_205_000, 26_460, 2_232_576), (1_763_999, 26_460, 1_791_360),
    // Without a gap, the silence is the codec's delay. Lengths around the next frame.
    (0, 0, 1_152), (47, 0, 1_152), (48, 0, 2_304), (1_152, 1_104, 2_304), (1_152, 1_152, 2_304),
    (1_152, 1_153, 3_456),
  ])
  func `a block is the sound and its gap in whole frames`(samples: Int, gap: Int, block: Int) {
    #expect(MP3Format.block(samples: samples, gap: gap) == block)
  }

  @Test(arguments: [(1_763_999, 1_533), (0, 1), (47, 1), (48, 2), (1_199, 2), (1_200, 3)])
  func `the last part has only the frames that a decoder needs`(samples: Int, frames: Int) {
    #expect(MP3Format.lastFrames(samples: samples) == frames)
  }

  @Test(arguments: 0..<200)
  func `a gap is at least as long as requested, and less than a frame longer`(seed: Int) {
    let samples = seed * 7_919
    let gap = seed * 331
    let silence = MP3Format.block(samples: samples, gap: gap) - samples
    #expect(silence >= max(gap, 1_105))
    #expect(silence < max(gap, 1_105) + 1_152)
  }

  @Test(
    arguments: [
      (96, 44_100, 1, [0xFF, 0xFB, 0x70, 0xC0], 313),
      (96, 48_000, 1, [0xFF, 0xFB, 0x74, 0xC0], 288),
      (192, 44_100, 2, [0xFF, 0xFB, 0xB0, 0x40], 626),
      (48, 48_000, 1, [0xFF, 0xFB, 0x34, 0xC0], 144),
    ] as [(Int, Int, Int, [UInt8], Int)]
  )
  func `a frame's length is read from its header`(
    bitrate: Int,
    rate: Int,
    channels: Int,
    header: [UInt8],
    length: Int
  ) {
    let format = MP3Format(bitrate: bitrate, sampleRate: rate, channels: channels)
    #expect(format.header(bitrate: bitrate) == header)
    #expect(format.frameLength(header[...]) == length)
    var padded = header
    padded[2] |= 2
    #expect(format.frameLength(padded[...]) == length + 1)
  }

  @Test(
    arguments: [
      [], [0xFF, 0xFB, 0x70], [0x00, 0xFB, 0x70, 0xC0], [0xFF, 0xF3, 0x70, 0xC0],
      [0xFF, 0xFD, 0x70, 0xC0], [0xFF, 0xFB, 0x80, 0xC0], [0xFF, 0xFB, 0x74, 0xC0],
      [0xFF, 0xFB, 0x7C, 0xC0], [0xFF, 0xFB, 0x00, 0xC0], [0xFF, 0xFB, 0xF0, 0xC0],
    ] as [[UInt8]]
  )
  func `bytes that aren't a header of the format have no length`(bytes: [UInt8]) {
    let format = MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1)
    #expect(format.frameLength(bytes[...]) == nil)
  }

  @Test func `the bit rate for some bytes is the lowest one with room for them`() {
    let format = MP3Format(bitrate: 48, sampleRate: 44_100, channels: 1)
    #expect(format.bitrate(holding: 100) == 48)
    #expect(format.bitrate(holding: 156) == 48)
    #expect(format.bitrate(holding: 157) == 56)
    #expect(format.bitrate(holding: 192) == 64)
  }
}
