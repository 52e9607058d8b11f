import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastSubscribers

/// `roadcast subscribers invite`.
struct SubscribersInviteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite",
    abstract: "Write an e-mail with the private address to each person, or a page of cards.",
    discussion: """
      EXAMPLES
        roadcast subscribers invite                        everyone who hasn't been invited
        roadcast subscribers invite "Dana Reyes"           one person, again
        roadcast subscribers invite --all --output mails   everyone
        roadcast subscribers invite --cards cards.html     a page of cards to print, and no mails

      Nothing is sent: each person gets a file that any mail program can send, from the owner in show.yml. For \
      example, with msmtp:
        for mail in .roadcast/invitations/*.eml; do
          msmtp --read-envelope-from --read-recipients <"$mail" && rm "$mail"
        done
      The files have addresses in them, so only you can read them. Remove them when they are sent.
      """
  )

  @Argument(help: "The people's names, e-mail addresses or ids (default: who hasn't been invited).")
  var names: [String] = []

  @Flag(help: "Everyone whose address works, invited or not.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "The folder for the e-mails (default: .roadcast/invitations).",
      valueName: "dir"
    ),
    completion: .directory,
    transform: ArgumentReader.path
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write a page of cards to print; e-mails only with --output.",
      valueName: "file"
    ),
    completion: .file(extensions: ["html"]),
    transform: ArgumentReader.path
  )
  var cards: String?

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if all, !names.isEmpty { throw ValidationError("write names or --all, not both") }
  }

  func run() async throws {
    try await common.reportingFailures {
      let root = try common.openWorkspace().root
      let current = Paths.current
      let folder = output.map { Paths.absolute($0, from: current) }
      let report = try common.withDesk(at: time) { desk in
        try desk.invite(
          all ? .all : names.isEmpty ? .new : .named(names),
          folder: folder ?? (cards == nil ? "\(root)/.roadcast/invitations" : nil),
          cards: cards.map { Paths.absolute($0, from: current) }
        )
      }
      for note in report.notes { common.printer.printNote(note) }
      if common.json {
        Output.result(report.json)
      } else if !common.quiet {
        Output.result(Self.text(of: report))
      }
    }
  }

  private static func text(of report: InvitationReport) -> String {
    var lines = report.skipped.map { "left out \($0.person.label): \($0.reason)" }
    let mails = report.invited.count { $0.file != nil }
    if let folder = report.folder {
      lines.append("wrote \(mails) e-mail\(mails == 1 ? "" : "s") to \(folder.escapedForDisplay)")
    }
    if let cards = report.cards { lines.append("wrote the cards to \(cards.escapedForDisplay)") }
    if report.invited.isEmpty {
      lines.append("no one to invite; `--all` writes to people who were invited before, too")
    }
    return lines.joined(separator: "\n")
  }
}
