import RoadcastFiles

/// What one of the two streams leads to.
struct Terminal {
  /// Where results go.
  static let output = Terminal(stream: .output)

  /// Where progress and problems go.
  static let error = Terminal(stream: .error)

  private let stream: StandardStream

  private init(stream: StandardStream) { self.stream = stream }

  /// Whether colour and progress can be shown.
  var isInteractive: Bool { stream.isTerminal && Machine.environment("TERM") != "dumb" }

  /// How many columns a line can have: those of the terminal, or what `COLUMNS` says for a file or a
  /// pipe; 80 if neither says.
  var columns: Int {
    if let columns = stream.columns { return columns }
    let asked = Machine.environment("COLUMNS").flatMap { Int($0) } ?? 0
    return (1...10_000).contains(asked) ? asked : 80
  }
}
