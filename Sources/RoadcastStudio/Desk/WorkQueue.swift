import Synchronization

/// Does one piece of work after the other.
actor WorkQueue {
  private let priority: TaskPriority?
  private var last: Task<Void, Never>?

  /// - Parameter priority: That of the work; nil for the one of whoever asks. Work of another priority has
  ///   threads of its own, so that it doesn't keep pages waiting.
  init(_ priority: TaskPriority? = nil) { self.priority = priority }

  /// Waits for the work that was handed in earlier, and does this.
  ///
  /// Work that no one waits for any more isn't begun.
  ///
  /// - Parameter work: What to do.
  /// - Returns: What it returns.
  /// - Throws: What it throws.
  func run<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let previous = last
    let task = Task { [priority] in
      await previous?.value
      try Task.checkCancellation()
      guard let priority else { return try await work() }
      return try await withPriority(priority, work)
    }
    last = Task { _ = try? await task.value }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}

/// Runs work at a priority that stays, though someone of another one waits for it.
///
/// - Parameters:
///   - priority: The work's.
///   - work: What to do.
/// - Returns: What it returns.
/// - Throws: What it throws.
func withPriority<Result: Sendable>(
  _ priority: TaskPriority,
  _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
  let running = RunningTask()
  return try await withTaskCancellationHandler {
    // Whoever awaited a task would give it their own priority.
    try await withCheckedThrowingContinuation { continuation in
      running.start(
        Task.detached(priority: priority) {
          do {
            continuation.resume(returning: try await work())
          } catch {
            continuation.resume(throwing: error)
          }
        }
      )
    }
  } onCancel: {
    running.cancel()
  }
}

/// A task that can be cancelled before it's known.
private final class RunningTask: Sendable {
  private struct State {
    var task: Task<Void, Never>?
    var isCancelled = false
  }

  private let state = Mutex(State())

  func start(_ task: Task<Void, Never>) {
    let isCancelled = state.withLock { state in
      state.task = task
      return state.isCancelled
    }
    if isCancelled { task.cancel() }
  }

  func cancel() {
    let task = state.withLock { state in
      state.isCancelled = true
      return state.task
    }
    task?.cancel()
  }
}
