/// Bounds how many pieces of work are under way at once, whoever asked for them.
package actor Workers {
  /// 1 or more.
  package nonisolated let limit: Int

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(limit: Int) {
    self.limit = max(1, limit)
    free = max(1, limit)
  }

  /// Waits for a place, does the work in the caller's own task, and gives the place back.
  package nonisolated func run<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    await enter()
    do throws(Failure) {
      let result = try work()
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
