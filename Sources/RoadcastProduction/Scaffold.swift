import RoadcastFiles
import RoadcastFeed
package import RoadcastModel

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes the first files of a workspace, and of an episode.
///
/// Nothing that is there already is ever written over.
package enum Scaffold {
  /// Makes a workspace with a commented `show.yml` and a first episode folder.
  ///
  /// - `folder`: an absolute path.
  /// - `now`: the first episode is dated a week later.
  ///
  /// Returns the paths written, relative to the folder.
  package static func workspace(at folder: String, now: Moment) throws -> [String] {
    let show = "\(folder)/\(Workspace.showManifest)"
    guard unsafe access(show, F_OK) != 0 else {
      throw WorkFailure("\(show) is there already; nothing was written")
    }
    let published = deadline(after: now)
    let slug = "\(published.date)-first-briefing"
    try Folder.create("\(folder)/episodes/\(slug)")
    try write(showManifest(guid: randomGuid()), to: show)
    try write(
      episodeManifest(title: "Our first briefing", published: published, segments: []),
      to: "\(folder)/episodes/\(slug)/episode.yml"
    )
    return [Workspace.showManifest, "episodes/\(slug)/episode.yml"]
  }

  /// Makes an episode's folder, and copies recordings into it.
  ///
  /// - `recordings`: absolute paths.
  ///
  /// Returns the paths written, relative to the workspace.
  package static func episode(
    _ slug: String,
    recordings: [String],
    in workspace: Workspace,
    now: Moment
  ) throws -> [String] {
    let folder = "episodes/\(slug)"
    let manifest = "\(folder)/episode.yml"
    guard workspace.names(in: folder)?.contains("episode.yml") != true else {
      throw WorkFailure("\(manifest) is there already; nothing was written")
    }
    let names = recordings.map(WorkspacePath.name)
    let there = (workspace.names(in: folder) ?? []).filter {
      WorkspacePath.stem(of: $0).extension == "wav"
    }
    for name in names + there {
      guard case .success = WorkspacePath.resolve(name, in: folder),
        // The three are a byte that is no UTF-8, and what ends a line in YAML.
        !name.unicodeScalars.contains(where: { ["\u{FFFD}", "\u{2028}", "\u{2029}"].contains($0) })
      else {
        throw WorkFailure(
          "a manifest can't hold the name \(name.quoted); rename the recording, and run this again"
        )
      }
    }
    for (index, name) in names.enumerated() {
      guard WorkspacePath.stem(of: name).extension == "wav" else {
        throw WorkFailure("\(recordings[index]) is no .wav file; export it as WAV")
      }
      guard names.firstIndex(of: name) == index else {
        throw WorkFailure("two recordings are called \(name.quoted); rename one")
      }
    }
    try Folder.create(workspace.path(folder))
    var written: [String] = []
    for (path, name) in zip(recordings, names) {
      let target = "\(folder)/\(name)"
      if Workspace.isSameFile(path, workspace.path(target)) { continue }
      try copy(path, to: workspace.path(target))
      written.append(target)
    }
    let present = workspace.names(in: folder) ?? []
    let all = present.filter { WorkspacePath.stem(of: $0).extension == "wav" }
    try write(
      episodeManifest(
        title: title(of: slug),
        published: moment(of: slug) ?? deadline(after: now),
        segments: all
      ),
      to: workspace.path(manifest)
    )
    return written + [manifest]
  }

  /// `2026-11-27-big-news` is "Big news".
  private static func title(of slug: String) -> String {
    let words = slug.split(separator: "-").drop { $0.allSatisfy(\.isNumber) }
    let text = (words.isEmpty ? slug.split(separator: "-")[...] : words).joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A week to make an episode in.
  private static func deadline(after now: Moment) -> Moment { now.advanced(by: 7 * 86_400) }

  /// Six in the morning (UTC) of the date that a slug begins with, where it does.
  private static func moment(of slug: String) -> Moment? {
    guard case .success(var moment) = Moment.parse(String(slug.prefix(10)), dateOffset: 0) else {
      return nil
    }
    moment.seconds += 6 * 3_600
    return moment
  }

  private static func randomGuid() -> String {
    var generator = SystemRandomNumberGenerator()
    let name = (0..<4).map { _ in String(generator.next(), radix: 16) }.joined()
    return Guid.show(feedURL: name)
  }

  private static func write(_ text: String, to path: String) throws(WorkFailure) {
    let file = try OutputFile(path: path)
    try file.append(Array(text.utf8))
  }

  private static func copy(_ source: String, to target: String) throws {
    let parent = try Workspace(root: "/")
    let file: InputFile
    do {
      file = try parent.file(source)
    } catch {
      throw WorkFailure("\(source) \(error.message)")
    }
    let copy = try OutputFile(path: target)
    var failure: WorkFailure?
    try file.readBlocks { block in
      do throws(WorkFailure) {
        try copy.append(Array(block))
      } catch {
        failure = failure ?? error
      }
    }
    if let failure {
      unsafe unlink(target)
      throw failure
    }
  }

  /// - `title`: letters, digits and spaces.
  /// - `segments`: names of files without control characters.
  private static func episodeManifest(
    title: String,
    published: Moment,
    segments: [String]
  ) -> String {
    var text = """
      title: "\(title)"
      published: \(published.rfc3339)   # when it appears; in the future it waits until then
      draft: true                # take this line out when it is ready
      # summary: One sentence about what is in it.
      # notes: notes.md          # show notes, in Markdown
      # number: 1
      # review_by: 2027-05-20    # when somebody looks whether it still holds
      # expires: 2027-11-20      # when it leaves the feed
      # tags: { kind: news }

      """
    guard !segments.isEmpty else {
      return text + """

        # Put the recordings (WAV) beside this file: they are played in the order of their names,
        # and a transcript (.vtt, .srt, or a script .txt) belongs to the recording of the same name.

        """
    }
    text += "segments:\n"
    for name in segments {
      let quoted = name.replacing("'", with: "''")
      text += "  - audio: '\(quoted)'\n    # title: \n    # speaker: \n"
    }
    return text
  }

  private static func showManifest(guid: String) -> String {
    """
    title: Our Briefing
    description: The week in ten minutes, for everyone on the road.
    base_url: https://media.example.com/our-briefing/   # where feed/ will be reachable
    guid: \(guid)   # the show's identity: never change it
    # author: Field Marketing
    # link: https://intranet.example.com/our-briefing   # the show's home page
    # cover: cover.png           # square, 1400 to 3000 pixels, PNG or JPEG
    # feedback: mailto:briefings@example.com            # where reps answer
    # language: en-us
    # category: [Business, Marketing]
    # private: true              # asks directories not to list the show
    cadence: weekly              # `roadcast check` warns of a week with nothing in it

    # length:                    # hard limits, inclusive; the target only warns
    #   min: "5:00"
    #   max: "20:00"
    #   target: ["5:00", "10:00"]

    # sound:
    #   bitrate: 96              # kbit/s
    #   channels: mono
    #   loudness: -16            # LUFS
    #   gap: 0.6                 # seconds of silence between segments
    #   opener: sounds/opener.wav
    #   closer: sounds/closer.wav

    facets:                      # the vocabulary for tags; a tag outside it is an error
      kind: [news, customer-success, training, morale]
      customer: any              # free text
      outcome: [retention, expansion, faster-onboarding, cost-saving]

    # audiences:                 # each gets its own feed, and its own cut of an episode
    #   midwest: { title: Our Briefing Midwest, only: { territory: [midwest] } }
    # approvals: [sales, marketing]                     # who has to agree before it goes out

    # transcripts: required      # a recording without one is an error
    # transcriber: whisper-cli -m models/base.en.bin -ovtt {audio}   # for `roadcast transcribe`
    # wording: { must_mention: [guided pilot], never: [{ say: free trial*, instead: guided pilot }] }
    # voicemail: { format: ulaw, max: "3:00", only: { kind: [news] } }   # a newscast for the phone

    """
  }
}

extension Workspace {
  /// Whether two paths lead to one file.
  static func isSameFile(_ one: String, _ other: String) -> Bool {
    guard let first = FileStamp(path: one), let second = FileStamp(path: other) else {
      return false
    }
    return first == second
  }
}
