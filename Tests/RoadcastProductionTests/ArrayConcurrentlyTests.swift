import Synchronization
import RoadcastFiles
import Testing

@testable import RoadcastProduction

struct ArrayConcurrentlyTests {
  @Test(arguments: [0, 1, 7, 8, 9, 100, 1_001], [1, 2, 5])
  func `results are in the order of the elements`(count: Int, jobs: Int) async throws {
    let numbers = Array(0..<count)
    let squares = await numbers.mapConcurrently(jobs: jobs) { $0 * $0 }
    #expect(squares == numbers.map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 5])
  func `the first element that fails decides the failure`(jobs: Int) async {
    await #expect(throws: WorkFailure("number 90")) {
      try await Array(0..<500).mapConcurrently(jobs: jobs) { number throws(WorkFailure) in
        guard number % 100 < 90 else { throw WorkFailure("number \(number)") }
        return number
      }
    }
  }

  @Test(arguments: [1, 2])
  func `no more work begins after a failure`(jobs: Int) async {
    let begun = Mutex(0)
    await #expect(throws: WorkFailure("at once")) {
      try await Array(0..<4_000).mapConcurrently(jobs: jobs) { number throws(WorkFailure) in
        begun.withLock { $0 += 1 }
        guard number > 0 else { throw WorkFailure("at once") }
        return number
      }
    }
    // The others were begun by then, and a few more may have been.
    #expect(begun.withLock(\.self) <= 2_000)
  }
}
