import Foundation
import RoadcastTesting
import Testing

/// Builds that are killed, or whose calls fail, at seeded points, while others build and clients poll.
///
/// `make fault-test` takes hundreds of points; each prints its seed when it fails.
struct FaultTests {
  private static let versions = Result { try TwoVersions() }
  private static let calls = Result { try FailingCalls() }

  @Test(arguments: FaultPoints.seeds)
  func `a fault at any point of a build leaves whole folders, and no client sees a broken feed`(
    seed: Int
  ) throws {
    let versions = try Self.versions.get()
    var random = SeededRandom(seed: seed)
    let workspace = try SampleWorkspace(copying: versions.workspace)
    let client = PollingClient(of: workspace.path("feed"))
    defer { client.stop() }
    let fault = Fault.allCases[seed % Fault.allCases.count]
    // A build that comes in between finds the lock taken, or the work done.
    let other = seed % 3 == 0 ? try workspace.command(["build"]).start() : nil
    let build = try workspace.command(["build"])
    func examine(_ outcome: Outcome, _ failure: FailingCalls.Failure) {
      let isRefused = other != nil && outcome.end == .exited(2)
      #expect(isRefused || FaultPoints.isExpected(outcome, failure), "\(outcome.stderr)")
    }
    switch fault {
    case .kill:
      let build = try build.start()
      Thread.sleep(forTimeInterval: .random(in: 0...versions.seconds * 1.2, using: &random))
      build.send(SIGKILL)
      _ = try build.wait()
    case .call(let failure):
      let call = Int.random(in: 1...240, using: &random)
      let result = try Self.calls.get().run(build, call: call, on: workspace.path, failure)
      examine(result.outcome, failure)
    case .exchange(let failure):
      // There are some for trying it, and one for each of the two folders.
      let call = failure == .notSupported ? 1 : Int.random(in: 1...10, using: &random)
      let result = try Self.calls.get().run(
        build,
        call: call,
        named: "renameat2",
        on: workspace.path,
        failure
      )
      examine(result.outcome, failure)
    }
    let outcome = try other?.wait()
    #expect([nil, .exited(0), .exited(2)].contains(outcome?.end))
    let left = try TwoVersions.Output(of: workspace)
    #expect(versions.isWhole(left), "seed \(seed), \(fault)")
    try versions.expectRecovery(of: workspace, "seed \(seed), \(fault)")
    client.stop()
    #expect(client.broken == [], "seed \(seed), \(fault)")
    #expect(client.polls > 0)
  }

  /// What goes wrong.
  private enum Fault {
    /// It's killed at some moment.
    case kill
    /// A call on a file fails, or it's killed there.
    case call(FailingCalls.Failure)
    /// The same, in the exchange of the folders.
    case exchange(FailingCalls.Failure)

    static let allCases: [Fault] =
      [.kill, .call(.killed), .exchange(.killed), .exchange(.diskError), .exchange(.notSupported)]
      + FailingCalls.Failure.allCases.map(Fault.call)
  }
}
