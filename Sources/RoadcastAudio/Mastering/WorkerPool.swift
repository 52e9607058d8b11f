/// Limits how much work runs at once, and how many chunks of sound are in memory at once.
///
/// It starts no tasks: work runs in the task of its caller, once a place in the pool is free. Places are
/// given out in the order in which they were requested.
package struct WorkerPool: Sendable {
  /// The maximum number of pieces of work that run at once.
  package let limit: Int

  private let places: Semaphore
  private let chunks: Semaphore

  /// Creates a pool.
  ///
  /// - Parameter limit: The maximum number of pieces of work that run at once; less than 1 counts as 1.
  package init(limit: Int) {
    self.limit = max(1, limit)
    places = Semaphore(count: self.limit)
    // One chunk more than can be encoded at once, so that the next one is ready.
    chunks = Semaphore(count: self.limit + 1)
  }

  /// Waits for a place, and runs work in it.
  ///
  /// - Parameter work: The work, which doesn't wait for other work.
  /// - Returns: The work's result.
  /// - Throws: The work's error.
  package func run<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    await places.acquire()
    do throws(Failure) {
      let result = try work()
      await places.release()
      return result
    } catch {
      await places.release()
      throw error
    }
  }

  /// Waits for a place, and runs asynchronous work in it.
  ///
  /// - Parameter work: The work. It keeps its place while it is suspended.
  /// - Returns: The work's result.
  /// - Throws: The work's error.
  package func run<Result: Sendable, Failure: Error>(
    _ work: @concurrent () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    await places.acquire()
    do throws(Failure) {
      let result = try await work()
      await places.release()
      return result
    } catch {
      await places.release()
      throw error
    }
  }

  /// Runs speculative work if a place is free and isn't the only one.
  ///
  /// - Parameter work: Work whose result may turn out not to be needed.
  /// - Returns: The work's result; nil if it didn't run.
  package func runIfIdle<Result: Sendable>(
    _ work: @concurrent () async -> Result?
  ) async -> Result? {
    guard await places.acquireIfIdle() else { return nil }
    let result = await work()
    await places.release()
    return result
  }

  /// Runs two pieces of work: at once if another place is free, else one after the other.
  ///
  /// - Parameters:
  ///   - work: The work that gives the result. The caller has a place for it already.
  ///   - other: The work beside it.
  /// - Returns: The first work's result, once both are done.
  /// - Throws: The first work's error, once both are done.
  func runBoth<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result,
    beside other: @escaping @Sendable @concurrent () async -> Void
  ) async throws(Failure) -> Result {
    guard await places.acquireIfIdle() else {
      await other()
      return try work()
    }
    async let done: Void = other()
    do throws(Failure) {
      let result = try work()
      await done
      await places.release()
      return result
    } catch {
      await done
      await places.release()
      throw error
    }
  }

  /// Waits until another chunk may be in memory.
  ///
  /// Call `releaseChunk` when it no longer is.
  func acquireChunk() async { await chunks.acquire() }

  /// Makes room for another chunk.
  func releaseChunk() async { await chunks.release() }
}

/// A counting semaphore that serves callers in order, and suspends them instead of blocking a thread.
private actor Semaphore {
  private let count: Int
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(count: Int) {
    self.count = count
    free = count
  }

  func acquire() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Acquires a place without waiting, unless it is the only one that exists.
  func acquireIfIdle() -> Bool {
    guard count > 1, free > 0 else { return false }
    free -= 1
    return true
  }

  func release() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
