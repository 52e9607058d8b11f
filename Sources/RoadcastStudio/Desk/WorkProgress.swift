import RoadcastProduction
import RoadcastPublishing
import Synchronization

/// How far some work is, for a page that asks.
final class WorkProgress: ProgressObserver, PublishingProgress {
  struct State: Encodable {
    /// The name of the step.
    var step = ""

    /// How much of the sound that has to be encoded is: 0…1; nil if nothing has to be.
    var share: Double?
  }

  private struct Counts {
    var step = ""
    var total = 0.0
    var done = 0.0
  }

  private let counts = Mutex(Counts())

  var state: State {
    counts.withLock { counts in
      State(
        step: counts.step,
        share: counts.total > 0 ? min(1, counts.done / counts.total) : nil
      )
    }
  }

  func waitForBuild(of folder: String) { counts.withLock { $0.step = "waiting" } }

  func begin(_ step: StepName) {
    counts.withLock { $0 = Counts(step: step.activity) }
  }

  func listening(to recording: String) {}

  func willEncode(seconds: Double) { counts.withLock { $0.total = seconds } }

  func begin(_ activity: String, at target: String) {
    counts.withLock { $0 = Counts(step: "\(target): \(activity)") }
  }

  func sent(_ stage: PublishingStage, share: Double, of bytes: Int, to target: String) {
    counts.withLock {
      $0 = Counts(step: "\(target): sending \(stage.rawValue)", total: 1, done: share)
    }
  }

  func encoded(seconds: Double, of recording: String) { counts.withLock { $0.done += seconds } }
}
