import RoadcastModel
import RoadcastProduction
import Synchronization

/// Draws the progress of the work, with the time left.
///
/// Nothing is drawn if standard error isn't a terminal.
final class ProgressBar: ProgressObserver {
  /// Durations are seconds of sound; moments are seconds of the machine's uptime.
  private struct State {
    var total = 0.0
    var done = 0.0
    var start = ContinuousClock.now
    var lastDrawn: ContinuousClock.Instant?
    var isVisible = false
  }

  private let state = Mutex(State())
  private let isOn: Bool

  /// - Parameter isOn: Whether to draw, provided that standard error is a terminal.
  init(isOn: Bool) { self.isOn = isOn && Terminal.error.isInteractive }

  func waitForBuild(of folder: String) {
    guard isOn else { return }
    state.withLock { draw("waiting for another build of \(folder.escapedForDisplay)", &$0) }
  }

  func begin(_ step: StepName) {
    guard isOn else { return }
    state.withLock { draw(step.activity, &$0) }
  }

  func listening(to recording: String) {
    guard isOn else { return }
    state.withLock { state in
      draw("reading \(WorkspacePath.name(of: recording).escapedForDisplay)", &state)
    }
  }

  func willEncode(seconds: Double) {
    state.withLock { state in
      state.total = seconds
      state.start = .now
    }
  }

  func encoded(seconds: Double, of recording: String) {
    guard isOn else { return }
    state.withLock { state in
      state.done += seconds
      let now = ContinuousClock.now
      let isDue = state.lastDrawn.map { now - $0 > .milliseconds(100) } ?? true
      guard isDue || state.done >= state.total else { return }
      state.lastDrawn = now
      let share = state.total > 0 ? min(1, state.done / state.total) : 1
      let elapsed = (now - state.start) / .seconds(1)
      let left = share > 0 ? elapsed * (1 - share) / share : 0
      let filled = Int(share * 20)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
      let percent = Int(share * 100)
      let seconds = LengthText.format(Milliseconds(Int(left * 1_000)))
      let name = WorkspacePath.name(of: recording).escapedForDisplay
      draw("encoding \(bar) \(percent)%, \(seconds) left  \(name)", &state)
    }
  }

  /// Clears what was drawn.
  func finish() {
    state.withLock { state in
      if state.isVisible { Output.draw("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  private func draw(_ text: String, _ state: inout State) {
    Output.draw("\r\u{1B}[K" + text.cut(toWidth: max(10, Terminal.error.columns - 1)))
    state.isVisible = true
  }
}
