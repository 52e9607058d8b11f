import RoadcastAudio
import RoadcastTesting
import Testing

/// Files that aren't WAV files, recognized by their content.
struct SoundContainerTests {
  @Test func `an empty file has no sound`() {
    #expect(throws: RecordingError.noAudio("the file is empty")) { try WAVHeader(of: []) }
  }

  @Test(
    arguments: [
      ("RIFF", .riffWithoutSound), ("RIFF\0\0\0\0AVI ", .riffWithoutSound),
      ("RIFX\0\0\0\0WAVE", .rifx), ("riff.\u{1}\u{1}\u{1}....", .w64),
      ("ID3\u{3}\0\0\0\0\0\0\0\0", .mp3), ("fLaC........", .flac), ("OggS........", .ogg),
      ("FORM....AIFF", .aiff), (".snd........", .au), ("caff........", .caf),
      ("....ftypM4A ", .mp4),
      ("#!AMR.......", .amr), ("PK..........", .zip), ("bplist00....", .propertyList),
      ("Dear listeners,\n", .text), ("hi", .text), ("\0\0\0\0\0\0\0\0\0\0\0\0", .zeros),
      ("\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{1}\u{2}", .unknown),
    ] as [(String, SoundContainer)]
  )
  func `other file formats are recognised by their first bytes`(
    text: String,
    container: SoundContainer
  ) {
    #expect(throws: RecordingError.notWAV(container)) { try WAVHeader(of: Array(text.utf8)) }
  }

  @Test(
    arguments: [
      ([0xFF, 0xFB, 0x90, 0xC0], .mp3), ([0xFF, 0xF1, 0x50, 0x80], .aac),
      ([0x1A, 0x45, 0xDF, 0xA3], .matroska), ([0x30, 0x26, 0xB2, 0x75], .wma),
    ] as [([UInt8], SoundContainer)]
  )
  func `MP3, AAC, Matroska and WMA are recognised`(start: [UInt8], container: SoundContainer) {
    #expect(throws: RecordingError.notWAV(container)) {
      try WAVHeader(of: start + Array(repeating: 0, count: 40))
    }
  }
}
