import Foundation

/// The help of a command, as swift-argument-parser's `--experimental-dump-help` prints it.
struct HelpDump: Decodable {
  /// The version of the format that this tool reads.
  private static let knownVersion = 0

  var serializationVersion: Int
  var command: Command

  /// A command with its arguments and its subcommands.
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var superCommands: [String]?
    var shouldDisplay: Bool
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  /// A positional argument, an option or a flag.
  struct Argument: Decodable, Hashable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable, Hashable {
      var kind: String
      var name: String
    }

    var kind: Kind
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  /// Reads a dump.
  ///
  /// - Parameter json: What the command printed.
  /// - Throws: An error when it isn't a dump, or a dump in a format we don't know.
  init(json: Data) throws {
    let dump = try JSONDecoder().decode(HelpDump.self, from: json)
    guard dump.serializationVersion == Self.knownVersion else {
      throw ManualPageError(
        "the help has version \(dump.serializationVersion), not \(Self.knownVersion); "
          + "swift-argument-parser has changed its format"
      )
    }
    self = dump
  }
}
