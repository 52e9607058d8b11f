/// Bounds how much is worked on at once, and how much waits in memory to be worked on, whoever asked.
package struct WorkerPool: Sendable {
  private let running: Places
  private let held: Places

  /// - Parameter limit: pieces of work under way at once; 1 or more.
  package init(limit: Int) {
    running = Places(count: max(1, limit))
    // One more than can be worked on, so that nobody waits for the next.
    held = Places(count: max(1, limit) + 1)
  }

  /// Waits for a turn, and does the work in the caller's own task.
  package func run<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    await running.enter()
    do throws(Failure) {
      let result = try work()
      await running.leave()
      return result
    } catch {
      await running.leave()
      throw error
    }
  }

  /// Waits for a turn, and does work that waits for others in between; it keeps its place then.
  package func run<Result: Sendable, Failure: Error>(
    _ work: @concurrent () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    await running.enter()
    do throws(Failure) {
      let result = try await work()
      await running.leave()
      return result
    } catch {
      await running.leave()
      throw error
    }
  }

  /// Does work that may turn out to be needed, if that keeps nobody waiting.
  package func runIfIdle<Result: Sendable>(
    _ work: @concurrent () async -> Result?
  ) async -> Result? {
    guard await running.enterIfIdle() else { return nil }
    let result = await work()
    await running.leave()
    return result
  }

  /// Does two pieces of work: at once where a place is free, and one after the other where none is.
  func runBoth<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result,
    beside other: @escaping @Sendable @concurrent () async -> Void
  ) async throws(Failure) -> Result {
    guard await running.enterIfIdle() else {
      await other()
      return try work()
    }
    async let done: Void = other()
    do throws(Failure) {
      let result = try work()
      await done
      await running.leave()
      return result
    } catch {
      await done
      await running.leave()
      throw error
    }
  }

  /// Waits until another chunk may be held in memory; `releaseChunk` gives the place back.
  func reserveChunk() async { await held.enter() }

  func releaseChunk() async { await held.leave() }
}

/// A number of places, given out in the order in which they were asked for.
private actor Places {
  private let count: Int
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(count: Int) {
    self.count = count
    free = count
  }

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Takes a place if it is not the only one there is.
  func enterIfIdle() -> Bool {
    guard count > 1, free > 0 else { return false }
    free -= 1
    return true
  }

  func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
