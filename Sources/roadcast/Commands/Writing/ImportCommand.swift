import ArgumentParser
import RoadcastFiles
import RoadcastImport
import RoadcastProduction

/// `roadcast import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over a show from another program: its feed becomes a workspace.",
    discussion: """
      EXAMPLES
        roadcast import https://old.example.com/feed.xml road-notes    into the folder road-notes
        roadcast import feed.xml --dry-run                             only list what would be imported
        roadcast import feed.xml road-notes --no-audio                 look at the manifests first

      Episodes keep their guids, dates, texts, chapters and transcripts, and their audio byte for byte. \
      What can't be taken over is listed. If it's interrupted, run the same command again: it goes on \
      where it stopped. Run it again later to add the episodes that are new in the feed. A workspace that \
      wasn't imported is never changed. This needs the program curl.
      """
  )

  @Argument(help: "The feed: an address, or a file.", completion: .file())
  var feed: String

  @Argument(
    help: "The folder for the workspace (default: the current folder).",
    completion: .directory,
    transform: ArgumentReader.path
  )
  var dir: String?

  @Option(
    help: ArgumentHelp(
      "Where the new feed/ will be reachable; without it, write `base_url` into show.yml later.",
      valueName: "url"
    )
  )
  var baseURL: String?

  @Flag(help: "List what would be imported, and write nothing.")
  var dryRun = false

  @Flag(
    name: .customLong("no-audio"),
    help: "Leave the audio for later; the same command without this option fetches it."
  )
  var noAudio = false

  @Flag(help: "Import episodes whose audio can't be fetched as drafts.")
  var skipMissing = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let baseURL else { return }
    guard Importer.baseURL(baseURL) != nil else {
      throw ValidationError(
        "--base-url isn't the address of a folder; write one like https://media.example.com/show/"
      )
    }
  }

  func run() async throws {
    try await common.reportingFailures {
      Signals.watch()
      let current = Paths.current
      let folder = Paths.absolute(dir ?? common.workspace ?? ".", from: current)
      var options = Importer.Options(
        feed: feed.contains("://") ? feed : Paths.absolute(feed, from: current),
        folder: folder
      )
      options.baseURL = baseURL.flatMap(Importer.baseURL)
      options.isDryRun = dryRun
      options.leavesAudio = noAudio
      options.skipsMissing = skipMissing
      let progress = CountBar("fetching files", isOn: !common.quiet && !common.json)
      let report: ImportReport
      do {
        defer { progress.finish() }
        report = try await Importer(
          options,
          prepare: { try WorkspaceScaffold.addIgnoreList(to: $0) },
          observe: { progress.show($0, of: $1) }
        ).run()
      }
      if common.json {
        Output.result(report.json)
      } else if !common.quiet {
        Output.result(ImportSummary(report).text(columns: Terminal.output.columns))
      }
    }
  }
}
