import RoadcastAudio
import RoadcastFiles
package import RoadcastModel

/// Creates an episode's folder, with recordings and an `episode.yml`.
///
/// Files that already exist are never replaced. If anything fails, nothing is left of it.
package struct EpisodeScaffold {
  private let slug: String
  private let givenTitle: String?
  private let recordings: [String]
  private let workspace: Workspace
  private let knownSurroundings: ScaffoldSurroundings?
  private let now: Moment

  private var folder: String { "episodes/\(slug)" }

  /// - Parameters:
  ///   - slug: The folder's name.
  ///   - recordings: The recordings to copy or convert, as absolute paths, in the order in which they play.
  ///   - title: The title; nil for the one that the folder's name suggests.
  ///   - workspace: The workspace to write to.
  ///   - surroundings: The show and the episodes in it; nil to read them.
  ///   - now: The current time.
  package init(
    slug: String,
    recordings: [String],
    title: String? = nil,
    workspace: Workspace,
    surroundings: ScaffoldSurroundings? = nil,
    now: Moment
  ) {
    self.slug = slug
    givenTitle = title
    self.recordings = recordings
    self.workspace = workspace
    knownSurroundings = surroundings
    self.now = now
  }

  /// Copies or converts the recordings, and writes the manifest.
  ///
  /// Recordings that are already in the folder become segments too, after those that are named.
  ///
  /// - Returns: What was written, and when the episode is published.
  /// - Throws: `WorkFailure` if the episode exists, if a recording can't be used, or if reading or
  ///   writing fails.
  package func create() async throws -> ScaffoldReport {
    let manifest = "\(folder)/episode.yml"
    let present = workspace.names(in: folder) ?? []
    guard !present.contains("episode.yml") else {
      throw WorkFailure("\(manifest) already exists; edit it, or choose another name")
    }
    if let download = MissingDownload.of("episode.yml", among: present) {
      throw WorkFailure("\(manifest) \(download.problem)")
    }
    let intake = RecordingIntake(slug: slug, recordings: recordings, workspace: workspace)
    let imports = try intake.find(present: present)
    let surroundings: ScaffoldSurroundings
    if let knownSurroundings {
      surroundings = knownSurroundings
    } else {
      surroundings = await ScaffoldSurroundings(of: workspace)
    }
    var files = NewFiles()
    do {
      try files.createFolder(workspace.path(folder))
      // What an earlier run began and someone else's files can have names alike.
      let own = Set(imports.map(\.name) + ["episode.yml"])
      FileSystem.removeLeftoverFiles(in: workspace.path(folder)) { own.contains($0) }
      let written = try await intake.write(imports, into: &files)
      let segments = segmentNames(imports)
      let dates = surroundings.dates
      let date = surroundings.date(of: slug, hasRecordings: !segments.isEmpty, now: now)
      let template = EpisodeTemplate(
        title: givenTitle ?? title,
        published: date,
        dates: dates,
        recordings: segments
      )
      try files.write(Array(template.text.utf8), to: workspace.path(manifest))
      let notes =
        segments.isEmpty
        ? []
        : dateNotes(date, dates) + lengthNotes(segments, surroundings.show?.length ?? .standard)
      return ScaffoldReport(written: written + [manifest], notes: notes)
    } catch {
      files.undo()
      throw error
    }
  }

  // MARK: Recordings

  /// All WAV files in the folder: those that were named first, in their order.
  private func segmentNames(_ imports: [ImportedRecording]) -> [String] {
    let named = imports.prefix(recordings.count).map(\.name).filter {
      FileKind(name: $0) == .recording
    }
    let others = (workspace.names(in: folder) ?? []).filter {
      FileKind(name: $0) == .recording && !named.contains($0)
    }
    return named + others.sorted(by: NaturalOrder.isAscending)
  }

  // MARK: Notes

  private func dateNotes(_ date: Moment, _ dates: DateRules) -> [String] {
    if date <= now { return ["The episode will be in the feed after the next `roadcast build`."] }
    let local = dates.readingZone.moment(date)
    let time = "\(WrittenDate.clock(local.secondOfDay)) (\(dates.readingZone.name))"
    return [
      "The episode goes out on \(dates.words.long(local.date)) at \(time): the first `roadcast build` "
        + "after that publishes it."
    ]
  }

  private func lengthNotes(_ names: [String], _ limits: LengthPolicy) -> [String] {
    let seconds = names.reduce(0.0) { $0 + length(of: $1) }
    let total = LengthText.format(Milliseconds(Int(seconds * 1_000)))
    let limit: String
    if seconds < limits.min.seconds {
      limit = "less than the minimum of \(LengthText.formatLimit(limits.min)): add recordings"
    } else if seconds > limits.max.seconds {
      limit = "more than the maximum of \(LengthText.formatLimit(limits.max)): use fewer recordings"
    } else {
      return []
    }
    return [
      "The recordings run \(total) together, \(limit), or change `length` in episodes/show.yml."
    ]
  }

  /// Seconds, by the file's header; 0 where that can't be read.
  private func length(of name: String) -> Double {
    guard let file = try? workspace.file("\(folder)/\(name)"), let header = try? WAVHeader(of: file)
    else {
      return 0
    }
    let bytes = min(header.promisedBytes ?? .max, header.availableBytes)
    return Double(bytes / header.bytesPerFrame) / Double(header.sampleRate)
  }

  /// The title that a slug suggests: `2026-11-27-big-news` is "Big news".
  private var title: String {
    let parts = slug.split(separator: "-")
    let words = parts.drop { $0.allSatisfy(\.isNumber) }
    let text = (words.isEmpty ? parts[...] : words).joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
