import RoadcastAudio
import RoadcastFiles
import RoadcastModel
import Synchronization

/// Measurements that are under way, so that two questions about one recording don't measure it twice.
final class SharedMeasurements: Sendable {
  /// What is measured, and for what.
  struct Subject: Hashable, Sendable {
    var use: RecordingUse
    var stamp: FileStamp
    var settings: MasterSettings
  }

  private struct Measurement: Sendable {
    var number: Int
    var task: Task<RecordingExaminer.Result, any Error>

    /// How many questions wait for it.
    var waiting = 1
  }

  private struct State {
    var running: [Subject: Measurement] = [:]
    var lastNumber = 0
  }

  private let state = Mutex(State())

  /// Measures a recording, or waits for whoever is measuring it.
  ///
  /// A measurement ends early once every question that waits for it is cancelled.
  ///
  /// - Parameters:
  ///   - subject: What is measured, and for what.
  ///   - measure: Measures it.
  /// - Returns: What was found.
  /// - Throws: What `measure` throws.
  func result(
    of subject: Subject,
    measure: @escaping @Sendable () async throws -> RecordingExaminer.Result
  ) async throws -> RecordingExaminer.Result {
    let measurement = state.withLock { state in
      if var known = state.running[subject] {
        known.waiting += 1
        state.running[subject] = known
        return known
      }
      state.lastNumber += 1
      let number = state.lastNumber
      let task = Task { [self] in
        defer { end(subject, number) }
        return try await measure()
      }
      let new = Measurement(number: number, task: task)
      state.running[subject] = new
      return new
    }
    return try await withTaskCancellationHandler {
      try await measurement.task.value
    } onCancel: {
      stopWaiting(for: subject, measurement.number)
    }
  }

  private func end(_ subject: Subject, _ number: Int) {
    state.withLock { state in
      if state.running[subject]?.number == number { state.running[subject] = nil }
    }
  }

  private func stopWaiting(for subject: Subject, _ number: Int) {
    let unwanted = state.withLock { state -> Task<RecordingExaminer.Result, any Error>? in
      guard var known = state.running[subject], known.number == number else { return nil }
      known.waiting -= 1
      // Whoever asks from now on begins anew.
      state.running[subject] = known.waiting > 0 ? known : nil
      return known.waiting > 0 ? nil : known.task
    }
    unwanted?.cancel()
  }
}
