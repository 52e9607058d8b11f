import Foundation

/// Recordings of every kind that people send, named after what is special about them.
package enum SampleRecording: String, CaseIterable, Sendable {
  // Without problems.
  case tone, speech, uint8, pcm24Stereo, pcm32, float64, extensible, rf64, streamed
  case zeroFileSize, extraChunks, oddBytes, aLaw, muLaw, piped, hugeRF64, noPadByte

  // Usable, with a warning.
  case truncated, fewBadSamples, faint, clipped, gapped, twoTakes, noisy, loud, floatRecorder
  case zeroDataSize, oldDataSize, crashedRecorder, opposite

  // Unusable.
  case empty, header, text, mp3, flac, aiff, ogg, riffOnly, noFormat, noData, dataFirst
  case twoFormats, zeroFrames, adpcm, imaADPCM, gsm, mp3InWAV, w64, m4a, twoFiles
  case sixChannels, noChannels, rateOne, rateZero, rate768000, bits7
  case nans, infinities, hugeNumbers, brief, silent, quiet, cutHeader, hugeChunk

  /// The rule that reports the recording; nil if it has no problem.
  package var rule: String? {
    switch self {
    case .tone, .speech, .uint8, .pcm24Stereo, .pcm32, .float64, .extensible, .rf64, .streamed,
      .zeroFileSize, .extraChunks, .oddBytes, .aLaw, .muLaw, .piped, .hugeRF64, .noPadByte:
      nil
    case .truncated: "truncated-recording"
    case .loud, .floatRecorder: "over-full-scale"
    case .zeroDataSize, .oldDataSize, .crashedRecorder: "unfinished-recording"
    case .opposite: "opposite-sides"
    case .clipped: "clipped-recording"
    case .gapped: "dropout"
    case .twoTakes: "long-silence"
    case .noisy: "noisy-recording"
    case .fewBadSamples, .nans, .infinities, .hugeNumbers: "damaged-samples"
    case .faint, .quiet: "quiet-recording"
    case .empty, .zeroFrames: "empty-recording"
    case .header, .text, .mp3, .flac, .aiff, .ogg, .riffOnly, .w64, .m4a: "not-a-wav"
    case .noFormat, .noData, .dataFirst, .twoFormats, .bits7, .cutHeader, .hugeChunk, .twoFiles:
      "damaged-recording"
    case .adpcm, .imaADPCM, .gsm, .mp3InWAV: "unsupported-encoding"
    case .sixChannels, .noChannels: "unsupported-channels"
    case .rateOne, .rateZero, .rate768000: "unsupported-rate"
    case .brief: "recording-too-brief"
    case .silent: "silent-recording"
    }
  }

  package var isUsable: Bool {
    switch self {
    case .truncated, .fewBadSamples, .faint, .clipped, .gapped, .twoTakes, .noisy, .loud,
      .floatRecorder, .zeroDataSize, .oldDataSize, .crashedRecorder, .opposite:
      true
    default: rule == nil
    }
  }

  /// The file.
  package func bytes() throws -> [UInt8] {
    let rate = 16_000
    let samples = Waveform.tone(frames: rate, rate: rate)
    var wav = WAV(mono: samples, rate: rate)
    switch self {
    case .tone: break
    case .speech: wav.channels = [Waveform.speech(frames: rate, rate: rate)]
    case .uint8: wav.encoding = .pcm8
    case .pcm24Stereo: (wav.encoding, wav.channels) = (.pcm24, [samples, samples])
    case .pcm32: wav.encoding = .pcm32
    case .float64: wav.encoding = .float64
    case .extensible: (wav.isExtensible, wav.encoding) = (true, .pcm24)
    case .rf64: wav.form = .rf64
    case .streamed: (wav.statedFileSize, wav.statedDataSize) = (.max, .max)
    case .hugeRF64:
      wav.form = .rf64
      return Self.patched(wav.bytes, at: 28, [0, 0, 0, 0, 0, 0, 0, 0x40])
    case .zeroFileSize: wav.statedFileSize = 0
    case .extraChunks:
      wav.chunksBefore = [("JUNK", Array(repeating: 0, count: 28)), ("bext", Array("odd".utf8))]
      wav.chunksAfter = [("LIST", Array("INFOINAM".utf8)), ("id3 ", [1, 2, 3])]
    case .oddBytes: wav.oddBytes = [0x7F]
    case .loud: (wav.encoding, wav.channels) = (.float32, [samples.map { $0 * 14 }])
    case .floatRecorder: (wav.encoding, wav.channels) = (.float32, [samples.map { $0 * 160 }])
    case .piped: wav.statedDataSize = 0x7FFF_F000
    case .noPadByte: wav.chunksBefore = [("odd ", [1, 2, 3, 4, 5])]
    case .oldDataSize: wav.statedDataSize = 4_000
    case .crashedRecorder:
      wav.chunksBefore = [("FLLR", Array(repeating: 0, count: 4_044))]
      (wav.statedFileSize, wav.statedDataSize) = (4_088, 0)
    case .opposite: wav.channels = [samples, samples.map { -$0 }]
    case .aLaw: return try FFmpeg.convert(wav.bytes, ["-c:a", "pcm_alaw"], suffix: "wav")
    case .muLaw: return try FFmpeg.convert(wav.bytes, ["-c:a", "pcm_mulaw"], suffix: "wav")
    case .truncated: return Array(wav.bytes.dropLast(4_000))
    case .fewBadSamples: wav = Self.damaged(samples, with: .nan, every: 1_000)
    case .faint: (wav.encoding, wav.channels) = (.float32, [samples.map { $0 * 0.02 }])
    case .clipped: wav.channels = [samples.map { min(max($0 * 6, -0.9), 0.9) }]
    case .gapped:
      let gap = rate / 2..<rate / 2 + rate / 50
      wav.channels = [samples.indices.map { gap.contains($0) ? 0 : samples[$0] }]
    case .twoTakes:
      wav.channels = [samples + Array(repeating: 0, count: 12 * rate) + samples]
    case .noisy:
      var random = SeededRandom(seed: 7)
      wav.channels = [
        Waveform.speech(frames: 4 * rate, rate: rate).map {
          $0 + Float.random(in: -0.1...0.1, using: &random)
        }
      ]
    case .empty: return []
    case .header: return Array("RIFF".utf8)
    case .text: return Array("Not a recording at all, only some text.\n".utf8)
    case .mp3: return try FFmpeg.convert(wav.bytes, [], suffix: "mp3")
    case .flac: return try FFmpeg.convert(wav.bytes, [], suffix: "flac")
    case .aiff: return try FFmpeg.convert(wav.bytes, [], suffix: "aiff")
    case .w64: return try FFmpeg.convert(wav.bytes, [], suffix: "w64")
    case .m4a: return try FFmpeg.convert(wav.bytes, [], suffix: "m4a")
    case .twoFiles: return wav.bytes + wav.bytes
    case .ogg: return try FFmpeg.convert(wav.bytes, ["-f", "ogg", "-c:a", "flac"], suffix: "ogg")
    case .riffOnly: return Array("RIFF\u{4}\u{0}\u{0}\u{0}AVI ".utf8)
    case .noFormat:
      var riff = RIFFBuilder()
      riff.add("fact", [0, 0, 0, 0])
      return riff.bytes
    case .noData: return Array(wav.bytes.prefix(36))
    case .dataFirst:
      let chunks = wav.bytes.dropFirst(12)
      return Self.riff(Array(chunks.dropFirst(24) + chunks.prefix(24)))
    case .twoFormats: wav.chunksBefore = [("fmt ", Array(wav.bytes[20..<36]))]
    case .zeroDataSize: wav.statedDataSize = 0
    case .zeroFrames: wav.channels = [[]]
    case .adpcm: return try FFmpeg.convert(wav.bytes, ["-c:a", "adpcm_ms"], suffix: "wav")
    case .imaADPCM: return try FFmpeg.convert(wav.bytes, ["-c:a", "adpcm_ima_wav"], suffix: "wav")
    case .gsm: return Self.patched(wav.bytes, at: 20, [0x31, 0])
    case .mp3InWAV: return try FFmpeg.convert(wav.bytes, ["-c:a", "libmp3lame"], suffix: "wav")
    case .sixChannels: wav.channels = Array(repeating: samples, count: 6)
    case .noChannels: return Self.patched(wav.bytes, at: 22, [0, 0])
    case .rateOne: wav.rate = 1
    case .rateZero: wav.rate = 0
    case .rate768000: wav.rate = 768_000
    case .bits7: return Self.patched(wav.bytes, at: 34, [7, 0])
    case .nans: wav = Self.damaged(samples, with: .nan, every: 10)
    case .infinities: wav = Self.damaged(samples, with: -.infinity, every: 10)
    case .hugeNumbers: wav = Self.damaged(samples, with: 1e30, every: 10)
    case .brief: wav.channels = [Array(samples.prefix(rate * 2 / 5 - 1))]
    case .silent: wav.channels = [Array(repeating: 0, count: rate)]
    case .quiet: (wav.encoding, wav.channels) = (.float32, [samples.map { $0 * 0.002 }])
    case .cutHeader: return Array(wav.bytes.prefix(30))
    case .hugeChunk: return Self.riff(Array("LIST".utf8) + [0xF0, 0xFF, 0xFF, 0x7F] + [1, 2, 3])
    }
    return wav.bytes
  }

  private static func damaged(_ samples: [Float], with value: Float, every: Int) -> WAV {
    let mixed = samples.enumerated().map { $0.offset % every == 7 ? value : $0.element }
    return WAV(mono: mixed, rate: 16_000, as: .float32)
  }

  private static func patched(_ bytes: [UInt8], at offset: Int, _ patch: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange(offset..<offset + patch.count, with: patch)
    return bytes
  }

  private static func riff(_ chunks: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + RIFFBuilder.number(chunks.count + 4, 4) + Array("WAVE".utf8) + chunks
  }
}
