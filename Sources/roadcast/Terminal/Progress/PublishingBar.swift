import RoadcastModel
import RoadcastPublishing
import Synchronization

/// Draws how publishing goes on.
///
/// Nothing is drawn if standard error isn't a terminal.
final class PublishingBar: PublishingProgress {
  private let isOn: Bool
  private let isVisible = Mutex(false)

  /// - Parameter isOn: Whether to draw, provided that standard error is a terminal.
  init(isOn: Bool) { self.isOn = isOn && Terminal.error.isInteractive }

  func begin(_ activity: String, at target: String) { draw("\(target): \(activity)") }

  func sent(_ stage: PublishingStage, share: Double, of bytes: Int, to target: String) {
    // rclone may report more than everything, when it sends a file again.
    let share = share.isFinite ? min(1, max(0, share)) : 0
    let filled = Int(share * 20)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    let done = ByteText.format(Int(share * Double(bytes)))
    draw("\(target): \(stage.rawValue) \(bar) \(done) of \(ByteText.format(bytes))")
  }

  /// Clears what was drawn.
  func finish() {
    isVisible.withLock { isVisible in
      if isVisible { Output.draw("\r\u{1B}[K") }
      isVisible = false
    }
  }

  private func draw(_ text: String) {
    guard isOn else { return }
    isVisible.withLock { isVisible in
      Output.draw("\r\u{1B}[K" + text.cut(toWidth: max(10, Terminal.error.columns - 1)))
      isVisible = true
    }
  }
}
