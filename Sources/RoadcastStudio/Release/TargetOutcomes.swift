import Synchronization

/// What became of sending to each target, for pages that are loaded later.
final class TargetOutcomes: Sendable {
  private let outcomes = Mutex<[String: TargetOutcome]>([:])

  func note(_ outcome: TargetOutcome, of target: String) {
    outcomes.withLock { $0[target] = outcome }
  }

  var all: [String: TargetOutcome] { outcomes.withLock { $0 } }
}

/// What became of sending to a target, or why it couldn't be done.
struct TargetOutcome: Encodable, Sendable {
  /// When, as the show's people write it.
  var time: String

  /// Who asked for it; nil if that isn't known.
  var person: String?

  /// Why nothing was sent; nil if it was.
  var problem: String?

  /// What was sent; nil if nothing was.
  var answer: TargetAnswer?
}
