import RoadcastAudio
import RoadcastFiles
import RoadcastModel
import Testing

@testable import RoadcastProduction

struct RecordingErrorRuleTests {
  @Test(arguments: [
    (RecordingError.notWAV(.mp3), Rule.notAWAV),
    (.channels(6), .unsupportedChannels),
    (.sampleRate(768_000), .unsupportedRate), (.damagedHeader("no"), .damagedRecording),
    (.tooLong(seconds: 7_260, limit: 7_200), .recordingTooLarge),
    (.tooBrief(seconds: 0.3999), .recordingTooBrief),
    (.tooQuiet(loudness: -56.25), .quietRecording), (.cancelledOut, .oppositeSides),
    (.damagedSamples(count: 12), .damagedSamples), (.silent, .silentRecording),
  ])
  func `an error of the audio room belongs to a rule`(error: RecordingError, rule: Rule) throws {
    #expect(error.rule == rule)
    let diagnostic = try error.diagnostic(of: "episodes/a/01.wav")
    #expect((diagnostic.rule, diagnostic.severity) == (rule, .error))
  }

  @Test(arguments: [
    (RecordingError.workFailed(WorkFailure("can't read a.wav: the disk fails")), "the disk fails"),
    (.cancelled, "a.wav wasn't analysed"),
  ])
  func `a failure of the work is never blamed on the recording`(
    error: RecordingError,
    words: String
  ) {
    #expect(error.rule == nil)
    let failure = #expect(throws: WorkFailure.self) { try error.diagnostic(of: "a.wav") }
    #expect(failure?.message.contains(words) == true)
  }
}
