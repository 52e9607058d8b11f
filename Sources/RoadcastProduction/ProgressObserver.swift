/// Follows the progress of the work, from any task and in any order.
package protocol ProgressObserver: Sendable {
  /// Another build publishes to the same folder, and this one waits until it ends.
  ///
  /// - Parameter folder: its absolute path.
  func waitForBuild(of folder: String)

  /// A step begins.
  func begin(_ step: StepName)

  /// A recording that wasn't known is being measured.
  ///
  /// - Parameter recording: its path in the workspace.
  func listening(to recording: String)

  /// This many seconds of sound are going to be encoded.
  func willEncode(seconds: Double)

  /// This many more seconds of a recording are encoded.
  func encoded(seconds: Double, of recording: String)
}
