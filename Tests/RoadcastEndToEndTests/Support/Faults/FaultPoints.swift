import Foundation
import RoadcastTesting

/// The points at which `make fault-test` disturbs builds and publishing.
enum FaultPoints {
  /// A few in every run of the tests, and as many as `make fault-test` asks for.
  static let seeds: Range<Int> = {
    let first = number("ROADCAST_FAULT_FIRST") ?? 0
    return first..<first + (number("ROADCAST_FAULT_POINTS") ?? 6)
  }()

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
  }

  /// Whether a disturbed command ended as it should: by itself, with success or a sentence.
  static func isExpected(_ outcome: Outcome, _ failure: FailingCalls.Failure) -> Bool {
    switch outcome.end {
    case .exited(0): true
    case .exited(2): !failure.isHarmless && outcome.stderr.contains("roadcast: error: ")
    case .killed(SIGKILL): failure == .killed
    default: false
    }
  }
}
