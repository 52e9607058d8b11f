import RoadcastAudio
import Testing

struct RecordingErrorTests {
  @Test(arguments: [
    (RecordingError.notWAV(found: "an MP3 file"), "is an MP3 file, not a WAV file"),
    (.channels(6), "has 6 channels; export it as mono or stereo"),
    (.sampleRate(768_000), "a sample rate of 768000 Hz"),
    (.tooLong(seconds: 7_260, limit: 7_200), "runs 121 minutes"),
    (.tooBrief(seconds: 0.3999), "runs 399 ms"),
    (.tooQuiet(loudness: -56.25), "too quiet (-56.3 LUFS)"),
    (.damagedSamples(count: 12), "has 12 invalid samples"),
  ])
  func `a message says what is wrong`(error: RecordingError, words: String) {
    #expect(error.message.contains(words))
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.04, "0.0"), (-0.06, "-0.1"), (-16.0, "-16.0"), (12.349, "12.3"),
    (12.35, "12.4"), (-.infinity, "-inf"), (.nan, "nan"),
  ])
  func `numbers have one decimal`(value: Double, text: String) {
    #expect(value.oneDecimalText == text)
  }
}
