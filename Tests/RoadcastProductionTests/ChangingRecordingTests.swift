import Foundation
import RoadcastFiles
import RoadcastModel
import RoadcastTesting
import Synchronization
import Testing

@testable import RoadcastProduction

/// Recordings that change while they're read: nothing of them is published.
struct ChangingRecordingTests {
  /// When a recording changes.
  enum Moment: CaseIterable { case beforeListening, beforeEncoding, whileEncoding }

  /// Appends a sample to a recording, once, at a moment of the build.
  private final class Disturber: ProgressObserver {
    private let file: String
    private let moment: Moment
    private let isDone = Mutex(false)

    init(file: String, at moment: Moment) {
      self.file = file
      self.moment = moment
    }

    func waitForBuild(of folder: String) {}
    func begin(_ step: StepName) {}
    func listening(to recording: String) { disturb(at: .beforeListening) }
    func willEncode(seconds: Double) { disturb(at: .beforeEncoding) }
    func encoded(seconds: Double, of recording: String) { disturb(at: .whileEncoding) }

    private func disturb(at moment: Moment) {
      guard moment == self.moment else { return }
      isDone.withLock { isDone in
        guard !isDone, let handle = FileHandle(forWritingAtPath: file) else { return }
        isDone = true
        handle.seekToEndOfFile()
        handle.write(Data([0, 0]))
        try? handle.close()
      }
    }
  }

  private func build(
    _ folder: SampleWorkspace,
    progress: any ProgressObserver
  ) async throws -> Report {
    let now = try RoadcastModel.Moment.parse(SampleWorkspace.now).get()
    return try await Production(
      workspace: try Workspace(root: folder.path),
      options: Production.Options(now: now, jobs: 2),
      progress: progress
    ).build()
  }

  @Test(arguments: Moment.allCases)
  func `a recording that changes is refused, and the old feed stays`(at moment: Moment) async throws
  {
    let folder = try SampleWorkspace()
    try folder.addEpisode("one", recordings: ["01.wav": .tone()])
    #expect(try await build(folder, progress: NoProgress()).build?.changed == true)
    let before = try folder.feed()

    let recording = "episodes/one/02.wav"
    try folder.addRecording(recording, WAV.tone(700, seconds: 2, rate: 8_000).bytes)
    let disturber = Disturber(file: folder.path(recording), at: moment)
    let failure = await #expect(throws: ProductionFailure.self) {
      try await build(folder, progress: disturber)
    }
    let cause = failure?.cause as? WorkFailure
    #expect(cause?.message.hasPrefix("\(recording) changed while it was being read") == true)
    #expect(try folder.feed() == before)
    #expect(folder.litter == [])

    // Left alone, it is built like any other.
    #expect(try await build(folder, progress: NoProgress()).build?.changed == true)
  }
}
