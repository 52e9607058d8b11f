import Foundation
import RoadcastTesting
import Synchronization
import Testing

/// Builds that are killed, or whose calls fail, at seeded points, while others build and clients poll.
///
/// `make fault-test` takes hundreds of points; each prints its seed when it fails.
struct FaultTests {
  private static let versions = Result { try TwoVersions() }
  private static let calls = Result { try FailingCalls() }

  /// How many points are tried.
  private static let points =
    ProcessInfo.processInfo.environment["ROADCAST_FAULT_POINTS"].flatMap { Int($0) } ?? 6

  @Test(arguments: 0..<points)
  func `a fault at any point leaves whole folders, and no client sees a broken feed`(
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
    switch fault {
    case .kill:
      let build = try workspace.command(["build"]).start()
      Thread.sleep(forTimeInterval: .random(in: 0...versions.seconds * 1.2, using: &random))
      build.send(SIGKILL)
      _ = try build.wait()
    case .call(let failure):
      let call = Int.random(in: 1...240, using: &random)
      let result = try Self.calls.get().run(
        workspace.command(["build"]),
        call: call,
        on: workspace.path,
        failure
      )
      #expect([.exited(0), .exited(2)].contains(result.outcome.end), "\(result.outcome.stderr)")
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
    case kill
    case call(FailingCalls.Failure)

    static let allCases: [Fault] =
      [.kill, .kill, .call(.notSupported)] + FailingCalls.Failure.allCases.map(Fault.call)
  }
}

/// Reads a feed again and again, and looks for every file that it names.
private final class PollingClient: Sendable {
  private struct State {
    var isOver = false
    var polls = 0
    var broken: [String] = []
  }

  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)
  private let folder: String

  var polls: Int { state.withLock(\.polls) }

  /// The files that a feed named and the folder didn't have.
  var broken: [String] { state.withLock(\.broken) }

  init(of folder: String) {
    self.folder = folder
    state = Mutex(State())
    Thread.detachNewThread { [self] in
      while !state.withLock(\.isOver) {
        let missing = poll()
        state.withLock {
          $0.polls += 1
          $0.broken += missing
        }
      }
      ended.signal()
    }
  }

  /// Ends the polling.
  func stop() {
    let wasOver = state.withLock { state in
      defer { state.isOver = true }
      return state.isOver
    }
    if !wasOver { ended.wait() }
  }

  private func poll() -> [String] {
    let feed = read("feed.xml")
    let missing = Self.files(in: feed).filter { read($0).isEmpty }
    // What's missing may belong to a feed that was replaced in the meantime.
    guard !missing.isEmpty || feed.isEmpty, read("feed.xml") == feed else { return [] }
    return feed.isEmpty ? ["feed.xml"] : missing
  }

  private func read(_ path: String) -> String {
    String(
      decoding: (try? Data(contentsOf: URL(filePath: "\(folder)/\(path)"))) ?? Data(),
      as: UTF8.self
    )
  }

  private static func files(in feed: String) -> [String] {
    feed.ranges(of: SampleWorkspace.baseURL).map { range in
      String(feed[range.upperBound...].prefix { !"\"<#?".contains($0) })
    }.filter { !$0.isEmpty }
  }
}
