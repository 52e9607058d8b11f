import RoadcastAudio
import RoadcastModel
import Testing

@testable import RoadcastProduction

struct RecordingErrorRuleTests {
  @Test(arguments: [
    (RecordingError.notWAV(found: "an MP3 file"), Rule.notAWAV),
    (.channels(6), .unsupportedChannels),
    (.sampleRate(768_000), .unsupportedRate), (.decodingFailed("no"), .damagedRecording),
    (.tooLong(seconds: 7_260, limit: 7_200), .recordingTooLarge),
    (.tooBrief(seconds: 0.3999), .recordingTooBrief),
    (.tooQuiet(loudness: -56.25), .quietRecording),
    (.damagedSamples(count: 12), .damagedSamples), (.silent, .silentRecording),
  ])
  func `an error of the audio room belongs to a rule`(error: RecordingError, rule: Rule) {
    #expect(error.rule == rule)
  }
}
