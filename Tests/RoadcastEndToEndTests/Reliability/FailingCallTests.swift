import Foundation
import RoadcastTesting
import Testing

/// Builds whose calls on files fail, one at a time: what's left is the old feed or the new one, with a sentence
/// if it failed, and the next build leaves no trace.
struct FailingCallTests {
  private static let versions = Result { try TwoVersions() }
  private static let calls = Result { try FailingCalls() }

  /// Builds with a call that fails, and checks what's left.
  ///
  /// - Returns: Whether there was such a call.
  private func build(
    call number: Int,
    on text: String?,
    _ failure: FailingCalls.Failure
  ) throws -> Bool {
    let versions = try Self.versions.get()
    let workspace = try SampleWorkspace(copying: versions.workspace)
    let result = try Self.calls.get().run(
      workspace.command(["build"]),
      call: number,
      on: text ?? workspace.path,
      failure
    )
    guard let call = result.failed.first else { return false }
    let outcome = result.outcome
    let comment: Comment = "\(failure), call \(number): \(call)\n\(outcome.stderr)"
    let left = try TwoVersions.Output(of: workspace)
    if failure.isHarmless || outcome.end == .exited(0) {
      #expect(outcome.end == .exited(0), comment)
      #expect(try versions.differences(in: workspace) == [], comment)
    } else {
      #expect(outcome.end == .exited(2), comment)
      #expect(versions.isWhole(left), comment)
      #expect(outcome.rules.isSubset(of: ["replaced-audio", "no-voicemail"]), comment)
      let failures = outcome.diagnostics.filter { $0.hasPrefix("roadcast: ") }
      #expect(failures.count == 1 && failures == [outcome.diagnostics.last], comment)
      #expect(failures.first?.hasPrefix("roadcast: error: ") == true, comment)
    }
    try versions.expectRecovery(of: workspace, comment)
    return true
  }

  @Test(arguments: FailingCalls.Failure.allCases)
  func `a build with one failing call leaves the old feed or the new one`(
    failure: FailingCalls.Failure
  ) throws {
    if SlowTests.areOn {
      var number = 1
      while try build(call: number, on: nil, failure) { number += 1 }
      #expect(number > 100)
      return
    }
    let undisturbed = try SampleWorkspace(copying: Self.versions.get().workspace)
    let result = try Self.calls.get().run(
      undisturbed.command(["build"]),
      call: nil,
      on: undisturbed.path,
      failure
    )
    try #require(
      result.outcome.end == .exited(0) && result.failed.isEmpty && result.count > 100
    )
    var random = SeededRandom(seed: result.count)
    for _ in 0..<4 {
      // The number of calls differs a little from build to build.
      let number = Int.random(in: 1...(result.count * 9 / 10), using: &random)
      #expect(try build(call: number, on: nil, failure))
    }
  }

  /// libsndfile ignores that a WAV file's header can't be written.
  @Test(arguments: [FailingCalls.Failure.diskError, .fullDisk])
  func `no call on a voicemail can fail without notice`(failure: FailingCalls.Failure) throws {
    var number = 1
    while try build(call: number, on: ".part-four", failure) { number += 1 }
    #expect(number > 4)
  }
}
