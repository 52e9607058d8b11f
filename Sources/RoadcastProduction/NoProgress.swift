/// Leaves the progress of work that no one watches unreported.
package struct NoProgress: ProgressObserver {
  package init() {}

  package func waitForBuild(of folder: String) {}
  package func begin(_ step: StepName) {}
  package func listening(to recording: String) {}
  package func willEncode(seconds: Double) {}
  package func encoded(seconds: Double, of recording: String) {}
}
