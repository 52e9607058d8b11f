import RoadcastAudio
import Testing

struct RecordingErrorTests {
  @Test(arguments: [
    (RecordingError.notWAV(.text), "is a text file, not a WAV file; export"),
    (.channels(6), "has 6 channels; export it as mono or stereo"),
    (.sampleRate(768_000), "a sample rate of 768000 Hz"),
    (.tooLong(seconds: 7_260, limit: 7_200), "runs 121 minutes"),
    (.tooBrief(seconds: 0.3999), "runs 399 ms"),
    (.tooQuiet(loudness: -56.25), "too quiet (-56.3 LUFS)"),
    (.damagedSamples(count: 12), "has 12 invalid samples"),
  ])
  func `a message says what is wrong`(error: RecordingError, words: String) {
    #expect(error.message(for: "a.wav").contains(words))
  }

  @Test(arguments: [
    ("a/01.wav", "`mv a/01.wav a/01.mp3 && ffmpeg -i a/01.mp3 a/01.wav`"),
    (
      "a/Dana's 1.WAV",
      #"`mv 'a/Dana'\''s 1.WAV' 'a/Dana'\''s 1.mp3' && ffmpeg -i "#
        + #"'a/Dana'\''s 1.mp3' 'a/Dana'\''s 1.WAV'`"#
    ),
    ("é.wav", "`mv é.wav é.mp3 && ffmpeg -i é.mp3 é.wav`"),
  ])
  func `a file in another format gets the command that converts it`(path: String, line: String) {
    let error = RecordingError.notWAV(.mp3)
    #expect(error.message(for: path) == "is an MP3 file, not a WAV file; convert it with \(line)")
  }

  @Test func `a sample format that isn't read gets the command that converts it`() {
    let message = RecordingError.unsupportedEncoding("IMA ADPCM").message(for: "01.wav")
    #expect(message.contains("`mv 01.wav 01.original && ffmpeg -i 01.original 01.wav`"))
  }

  @Test(arguments: [LAMEError.outOfMemory, .failed(function: "lame_init_params", status: -2)])
  func `a lack of memory is told in plain words`(error: LAMEError) {
    #expect(error.message.contains("there isn't enough memory"))
    #expect(!error.message.contains("lame_init"))
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.04, "0.0"), (-0.06, "-0.1"), (-16.0, "-16.0"), (12.349, "12.3"),
    (12.35, "12.4"), (-.infinity, "-inf"), (.nan, "nan"),
  ])
  func `numbers have one decimal`(value: Double, text: String) {
    #expect(value.oneDecimalText == text)
  }
}
