import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast new`.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make an episode's folder, from recordings when given.",
    discussion: """
      EXAMPLES
        roadcast new 2026-11-27-kickoff                          an empty one, to be filled
        roadcast new 2026-11-27-kickoff ~/Desktop/0*.wav         with copies of these recordings
      """
  )

  @Argument(help: "The folder's name: a–z, 0–9 and -. It becomes part of addresses for ever.")
  var slug: String

  @Argument(help: ArgumentHelp("Recordings to copy into it.", valueName: "wav"))
  var recordings: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !Slug.isValid(slug) else { return }
    let hint = Slug.suggestion(for: slug).map { "; try \($0.quoted)" } ?? ""
    throw ValidationError(
      "a slug is made of a–z, 0–9 and -, 80 at most, not \(slug.quoted)\(hint)"
    )
  }

  func run() async throws {
    try await ExitStatus.guarding(common) {
      let here = Paths.current
      let written = try Scaffold.episode(
        slug,
        recordings: recordings.map { Paths.absolute($0, from: here) },
        in: try common.openWorkspace(),
        now: Machine.now
      )
      common.tellWritten(
        written,
        next: "Fill in episodes/\(slug)/episode.yml, then run `roadcast check \(slug)`."
      )
    }
  }
}
