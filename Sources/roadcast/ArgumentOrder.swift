/// Lets options that every command takes stand before the command's name too.
enum ArgumentOrder {
  private static let withValue: Set<String> = ["-C", "--workspace", "--color"]
  private static let flags: Set<String> = ["--json", "-q", "--quiet", "-v", "--verbose"]

  /// The same arguments with those in front of the command's name put behind it.
  static func subcommandFirst(_ arguments: [String]) -> [String] {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      if withValue.contains(argument) {
        index += 2
      } else if flags.contains(argument) || (withValue.contains(name) && argument != name) {
        index += 1
      } else {
        break
      }
    }
    guard index > 0, index < arguments.count else { return arguments }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }
}
