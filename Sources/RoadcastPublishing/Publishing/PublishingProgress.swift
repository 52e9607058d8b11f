/// Follows the progress of publishing, from any task.
package protocol PublishingProgress: Sendable {
  /// Work on a target begins, such as "comparing".
  func begin(_ activity: String, at target: String)

  /// Files of a stage are being sent.
  ///
  /// - Parameters:
  ///   - stage: Which files.
  ///   - share: How much of their bytes was sent, 0 to 1.
  ///   - bytes: All of their bytes.
  ///   - target: The target's name.
  func sent(_ stage: PublishingStage, share: Double, of bytes: Int, to target: String)
}
