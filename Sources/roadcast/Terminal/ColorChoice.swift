import ArgumentParser
import RoadcastReports

/// When output has colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

extension TerminalStyle {
  /// The style of what is printed to one of the two streams.
  init(_ choice: ColorChoice, on terminal: Terminal) {
    switch choice {
    case .always: self.init(isColored: true)
    case .never: self.init(isColored: false)
    case .auto:
      let isForbidden = !(Machine.environment("NO_COLOR") ?? "").isEmpty
      self.init(isColored: !isForbidden && terminal.isInteractive)
    }
  }
}
