import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// `roadcast new`.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Create an episode, with recordings if you name any.",
    discussion: """
      EXAMPLES
        roadcast new 2026-11-27-kickoff                    without recordings yet
        roadcast new 2026-11-27-kickoff ~/Desktop/*.wav    with copies of recordings
        roadcast new kickoff voice.m4a interview.mp3       converted to WAV

      The recordings play in the order in which you name them. FLAC, AIFF, MP3 and Ogg are converted to \
      WAV; for M4A and video, install ffmpeg. The date is the one that the name starts with, or else \
      the next free slot of the show's cadence. The first episode goes out at once.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The episode's folder name: a–z, 0–9 and -. "
        + "It's part of web addresses, so don't change it later."
    )
  )
  var slug: String

  @Argument(
    help: ArgumentHelp("Recordings to copy into the episode.", valueName: "recording"),
    completion: .file(),
    transform: ArgumentReader.path
  )
  var recordings: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !Slug.isValid(slug) else { return }
    let hint = Slug.suggestion(for: slug).map { ", such as \($0.quoted)" } ?? ""
    throw ValidationError(
      "\(slug.quoted) can't be a folder name; use at most 80 of a–z, 0–9 and -\(hint)"
    )
  }

  func run() async throws {
    try await common.reportingFailures {
      Signals.watch()
      let current = Paths.current
      let scaffold = EpisodeScaffold(
        slug: slug,
        recordings: recordings.map { Paths.absolute($0, from: current) },
        workspace: try common.openWorkspace(),
        now: Machine.now
      )
      let report = try await scaffold.create()
      common.printWritten(
        report.written,
        next: (report.notes + [
          "Next, fill in episodes/\(slug)/episode.yml and run `roadcast check \(slug)`."
        ]).joined(separator: "\n")
      )
    }
  }
}
