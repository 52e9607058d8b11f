import Synchronization

/// Draws how many of several things are done.
///
/// Nothing is drawn if standard error isn't a terminal.
final class CountBar: Sendable {
  private let label: String
  private let isOn: Bool
  private let isVisible = Mutex(false)

  /// - Parameters:
  ///   - label: What's being done.
  ///   - isOn: Whether to draw, provided that standard error is a terminal.
  init(_ label: String, isOn: Bool) {
    self.label = label
    self.isOn = isOn && Terminal.error.isInteractive
  }

  func show(_ done: Int, of all: Int) {
    guard isOn, all > 0 else { return }
    isVisible.withLock { isVisible in
      let filled = min(20, done * 20 / all)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
      Output.draw("\r\u{1B}[K\(label) \(bar) \(done) of \(all)")
      isVisible = true
    }
  }

  /// Clears what was drawn.
  func finish() {
    isVisible.withLock { isVisible in
      if isVisible { Output.draw("\r\u{1B}[K") }
      isVisible = false
    }
  }
}
