/// How long the stages of a build take, one behind the other.
struct StageTimes {
  private(set) var stages: [BuildReport.Stage] = []
  private var start = ContinuousClock.now

  /// Says that a stage has ended, and the next one begins.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    stages.append(BuildReport.Stage(name: name, duration: now - start))
    start = now
  }
}
