import Synchronization

/// A master that's being encoded: what there is of it can be read, and the rest waited for.
final class GrowingMaster: Sendable {
  private struct State {
    var blocks: [[UInt8]] = []

    /// Nil until it's whole, or can't be finished.
    var end: Result<Void, any Error>?

    /// Those who wait for more of it, by their numbers.
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var lastWaiter = 0
  }

  private let state = Mutex(State())

  /// Adds whole frames.
  func append(_ frames: [UInt8]) {
    let waiting = state.withLock { state in
      state.blocks.append(frames)
      return Self.takeWaiting(&state)
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Ends the master.
  ///
  /// - Parameter result: Whether it's whole, or why it isn't.
  func finish(_ result: Result<Void, any Error>) {
    let waiting = state.withLock { state in
      state.end = result
      return Self.takeWaiting(&state)
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Waits for some of its frames.
  ///
  /// - Parameter index: How many blocks were read before.
  /// - Returns: The next block; nil after the last one.
  /// - Throws: Why the master can't be finished, or `CancellationError`.
  func block(_ index: Int) async throws -> [UInt8]? {
    while true {
      let (block, end) = state.withLock { state in
        (state.blocks.indices.contains(index) ? state.blocks[index] : nil, state.end)
      }
      if let block { return block }
      if let end {
        try end.get()
        return nil
      }
      try Task.checkCancellation()
      await waitForBlock(index)
    }
  }

  /// Waits until there's a block, or there can't be one, or the task is cancelled.
  private func waitForBlock(_ index: Int) async {
    let number = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          guard !Task.isCancelled, !state.blocks.indices.contains(index), state.end == nil else {
            return true
          }
          state.waiting[number] = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
    }
  }

  /// Waits for its end.
  ///
  /// - Throws: Why the master can't be finished.
  func wait() async throws {
    var index = 0
    while try await block(index) != nil { index += 1 }
  }

  private static func takeWaiting(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
    let waiting = Array(state.waiting.values)
    state.waiting = [:]
    return waiting
  }
}
