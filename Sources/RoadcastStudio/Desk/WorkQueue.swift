/// Does one piece of work after the other.
actor WorkQueue {
  private var last: Task<Void, Never>?

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
    let task = Task {
      await previous?.value
      try Task.checkCancellation()
      return try await work()
    }
    last = Task { _ = try? await task.value }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
