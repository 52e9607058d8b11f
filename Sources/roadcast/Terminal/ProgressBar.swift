import RoadcastModel
import RoadcastProduction
import Synchronization

/// Draws on a terminal how far the work is, with the time left; nothing anywhere else.
final class ProgressBar: ProgressObserver {
  private struct State {
    var total = 0.0
    var done = 0.0
    var began = 0.0
    var drawn = -1.0
    var isVisible = false
  }

  private let state = Mutex(State())
  private let isOn: Bool

  init(isOn: Bool) { self.isOn = isOn && Machine.isTerminal(2) }

  func begin(_ step: StepName) {
    guard isOn else { return }
    state.withLock { draw(step.activity, &$0) }
  }

  func listening(to recording: String) {
    guard isOn else { return }
    state.withLock { state in
      draw("listening to \(WorkspacePath.name(of: recording).escapedForDisplay)", &state)
    }
  }

  func willEncode(seconds: Double) {
    state.withLock { state in
      state.total = seconds
      state.began = Machine.uptime
    }
  }

  func encoded(seconds: Double, of recording: String) {
    guard isOn else { return }
    state.withLock { state in
      state.done += seconds
      let now = Machine.uptime
      guard now - state.drawn > 0.1 || state.done >= state.total else { return }
      state.drawn = now
      let share = state.total > 0 ? min(1, state.done / state.total) : 1
      let left = share > 0 ? (now - state.began) * (1 - share) / share : 0
      let filled = Int(share * 20)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
      let percent = Int(share * 100)
      let seconds = LengthText.tell(Milliseconds(Int(left * 1_000)))
      let name = WorkspacePath.name(of: recording).escapedForDisplay
      draw("encoding \(bar) \(percent)%, \(seconds) left  \(name)", &state)
    }
  }

  /// Wipes what was drawn.
  func finish() {
    state.withLock { state in
      if state.isVisible { Output.draw("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  private func draw(_ text: String, _ state: inout State) {
    Output.draw("\r\u{1B}[K" + text.prefix(max(10, Machine.columns - 1)))
    state.isVisible = true
  }
}
