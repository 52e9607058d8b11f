/// What steps work on.
protocol StepState {
  /// Whether there's nothing left to do, so that the remaining steps are left out.
  var isFinished: Bool { get }
}
