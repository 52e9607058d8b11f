/// Allows the options that every command takes to come before the command's name.
enum ArgumentOrder {
  private static let optionsWithValue: Set<String> = ["-C", "--workspace", "--color"]
  private static let flags: Set<String> = ["--json", "-q", "--quiet", "-v", "--verbose"]

  /// Moves the command's name in front of the common options.
  ///
  /// - Parameter arguments: The command line without the program's name, such as
  ///   `-C briefings check --strict`.
  /// - Returns: The same arguments in the order that ArgumentParser accepts, such as
  ///   `check -C briefings --strict`.
  static func movingSubcommandFirst(_ arguments: [String]) -> [String] {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      if optionsWithValue.contains(argument) {
        index += 2
      } else if flags.contains(argument) || (optionsWithValue.contains(name) && argument != name) {
        index += 1
      } else {
        break
      }
    }
    guard index > 0, index < arguments.count else { return arguments }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }
}
