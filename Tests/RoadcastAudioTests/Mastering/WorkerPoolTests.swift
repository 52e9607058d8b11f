import Foundation
import RoadcastAudio
import Synchronization
import Testing

struct WorkerPoolTests {
  private struct Mishap: Error {}

  private final class Count: Sendable {
    private let state = Mutex((now: 0, most: 0))
    var most: Int { state.withLock { $0.most } }

    func work() {
      state.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      usleep(2_000)
      state.withLock { $0.now -= 1 }
    }
  }

  @Test(arguments: [1, 2, 3])
  func `no more pieces of work run at once than the limit`(limit: Int) async {
    let workers = WorkerPool(limit: limit)
    let count = Count()
    await withTaskGroup { group in
      for _ in 0..<40 { group.addTask { await workers.run { count.work() } } }
    }
    #expect((1...limit).contains(count.most))
  }

  @Test func `a limit below 1 counts as 1`() async {
    #expect(await WorkerPool(limit: 0).run { 7 } == 7)
    #expect(await WorkerPool(limit: -3).run { 7 } == 7)
  }

  @Test func `a failure gives its place back`() async throws {
    let workers = WorkerPool(limit: 1)
    for _ in 0..<3 {
      await #expect(throws: Mishap.self) { try await workers.run { throw Mishap() } }
    }
    #expect(await workers.run { "done" } == "done")
  }
}
