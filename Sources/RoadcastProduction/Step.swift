/// One step of the way from recordings to feeds: it brings a state one step further.
struct Step<State>: Sendable {
  let name: StepName
  let work: @Sendable (inout State) async throws -> Void

  /// - Parameters:
  ///   - name: what progress and timings call the step.
  ///   - work: reads what the steps before it left in the state, and adds its own results.
  init(_ name: StepName, work: @escaping @Sendable (inout State) async throws -> Void) {
    self.name = name
    self.work = work
  }
}

extension Array {
  /// Takes the steps one after the other.
  ///
  /// - Parameters:
  ///   - state: what the steps work on.
  ///   - progress: Is notified of each step as it begins.
  /// - Returns: how long each step took.
  /// - Throws: what the first step that fails throws; the steps after it aren't taken.
  func take<State: StepState>(
    on state: inout State,
    progress: any ProgressObserver
  ) async throws -> [StepTime] where Element == Step<State> {
    var times: [StepTime] = []
    for step in self where !state.isFinished {
      progress.begin(step.name)
      let start = ContinuousClock.now
      try await step.work(&state)
      times.append(StepTime(step: step.name, duration: ContinuousClock.now - start))
    }
    return times
  }
}
