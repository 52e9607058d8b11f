import Foundation

/// Prints the manual page: a template, filled with the help of every command.
///
///     roadcast --experimental-dump-help | ManualPage packaging/roadcast.1.in 0.1.0
///
/// The page's date is `SOURCE_DATE_EPOCH` (seconds since 1970), so the same sources give the same page.
@main
struct ManualPage {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      throw ManualPageError(
        "usage: roadcast --experimental-dump-help | ManualPage TEMPLATE VERSION"
      )
    }
    guard
      let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
    else {
      throw ManualPageError(
        "SOURCE_DATE_EPOCH isn't a number of seconds; set it for the page's date"
      )
    }
    let template = try String(contentsOfFile: arguments[1], encoding: .utf8)
    let dump = try HelpDump(json: FileHandle.standardInput.readDataToEndOfFile())
    let reference = CommandReference(dump.command)
    let values = [
      "DATE": date(epoch),
      "VERSION": Mdoc.text(arguments[2]),
      "SYNOPSIS": reference.synopsis,
      "COMMANDS": reference.commands,
      "OPTIONS": reference.commonOptions,
      "EXAMPLES": reference.examples,
    ]
    var page = template
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard page.contains("@\(name)@") else {
        throw ManualPageError("the template has no @\(name)@")
      }
      page = page.replacing("@\(name)@", with: value)
    }
    FileHandle.standardOutput.write(Data(page.utf8))
  }

  /// The date as mdoc's `.Dd` wants it.
  ///
  /// - Parameter epoch: Seconds since the beginning of 1970, UTC.
  /// - Returns: A date such as "November 27, 2026", in UTC.
  private static func date(_ epoch: Double) -> String {
    let format = Date.FormatStyle(
      date: .long,
      time: .omitted,
      locale: Locale(identifier: "en_US_POSIX"),
      timeZone: .gmt
    )
    return Date(timeIntervalSince1970: epoch).formatted(format)
  }
}

/// Why no manual page was written.
struct ManualPageError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
