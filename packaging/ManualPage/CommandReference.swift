/// What the manual page says about the commands and their options.
struct CommandReference {
  private let root: HelpDump.Command

  /// The commands that do something, in the order of the help: not `report`, but `report lengths`.
  private let leaves: [HelpDump.Command]

  /// The options that every one of them has.
  private let common: [HelpDump.Argument]

  /// - Parameter root: The help of the whole command.
  init(_ root: HelpDump.Command) {
    self.root = root
    leaves = Self.leaves(of: root)
    let others = leaves.dropFirst().map { Set($0.shownArguments) }
    common =
      leaves.first?.shownArguments.filter { argument in
        argument.kind != .positional && others.allSatisfy { $0.contains(argument) }
      } ?? []
  }

  /// One line for each command.
  var synopsis: String {
    leaves.map(call).joined(separator: "\n")
  }

  /// A section for each command.
  var commands: String {
    leaves.map(section).joined(separator: "\n")
  }

  /// The options that every command has.
  var commonOptions: String { list(of: common) }

  /// The examples in the help of the whole command.
  var examples: String {
    let examples = HelpText(root.discussion ?? "").examples
    return examples.map(Mdoc.literal).joined(separator: "\n")
  }

  private static func leaves(of command: HelpDump.Command) -> [HelpDump.Command] {
    // `help` is swift-argument-parser's own; the template explains it.
    let shown = (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    return shown.flatMap { subcommand in
      (subcommand.subcommands ?? []).isEmpty ? [subcommand] : leaves(of: subcommand)
    }
  }

  private func section(for command: HelpDump.Command) -> String {
    var lines = [
      Mdoc.macro("Ss", [Mdoc.word(command.path)]),
      call(of: command),
      ".Pp",
      Mdoc.text(command.abstract ?? ""),
    ]
    for block in HelpText(command.discussion ?? "").blocks {
      switch block {
      case .heading(let heading): lines += [".Pp", Mdoc.text(heading.capitalizedSentence + ":")]
      case .paragraph(let paragraph): lines += [".Pp", Mdoc.text(paragraph)]
      case .literal(let text): lines.append(Mdoc.literal(text))
      }
    }
    let own = command.shownArguments.filter { !common.contains($0) }
    if !own.isEmpty { lines.append(list(of: own)) }
    return lines.joined(separator: "\n")
  }

  /// How to call a command: its name, its arguments, and `[options]`.
  private func call(of command: HelpDump.Command) -> String {
    var lines = [".Nm", Mdoc.macro("Cm", [Mdoc.word(command.path)])]
    for argument in command.shownArguments where argument.kind == .positional {
      let words =
        ["Ar", Mdoc.word(argument.valueName ?? "value")] + (argument.isRepeating ? ["..."] : [])
      lines.append(
        argument.isOptional
          ? Mdoc.macro("Op", words) : Mdoc.macro(words[0], Array(words.dropFirst()))
      )
    }
    return (lines + [".Op Ar options"]).joined(separator: "\n")
  }

  private func list(of arguments: [HelpDump.Argument]) -> String {
    let items = arguments.flatMap { argument in
      [Mdoc.macro("It", argument.itemWords), Mdoc.text(argument.explanation)]
    }
    return ([".Bl -tag -width Ds"] + items + [".El"]).joined(separator: "\n")
  }
}

extension HelpDump.Command {
  /// The command without the program's name, such as "report lengths".
  fileprivate var path: String {
    ((superCommands ?? []).dropFirst() + [commandName]).joined(separator: " ")
  }

  fileprivate var shownArguments: [HelpDump.Argument] {
    (arguments ?? []).filter(\.shouldDisplay)
  }
}

extension HelpDump.Argument {
  /// The argument as the words of a list item, such as `Fl C , Fl \-workspace Ar dir`.
  fileprivate var itemWords: [String] {
    let value = ["Ar", Mdoc.word(valueName ?? "value")]
    guard kind != .positional else { return value }
    let spellings = (names ?? []).map { name in
      ["Fl", Mdoc.word(name.kind == "long" ? "-\(name.name)" : name.name)]
    }
    return Array(spellings.joined(separator: [","])) + (kind == .option ? value : [])
  }

  /// What the argument does, with its default value unless the help already gives it.
  fileprivate var explanation: String {
    let abstract = abstract ?? ""
    guard kind == .option, let defaultValue, !abstract.contains("default") else { return abstract }
    return "\(abstract) Default: \(defaultValue)."
  }
}

extension String {
  /// "EXAMPLES" as "Examples".
  fileprivate var capitalizedSentence: String { prefix(1) + dropFirst().lowercased() }
}
