import RoadcastFiles
import RoadcastModel

/// Writes the manifests and texts of an import.
///
/// New episodes are collected by ``write(_:report:)``. ``add(report:)`` moves them into a workspace that exists, and
/// corrects its manifests where they depend on files that weren't there.
struct ImportWriter {
  let plan: ImportPlan
  let files: CollectedFiles

  /// Whether the address of the new feed isn't known yet.
  let lacksAddress: Bool

  /// The slugs of the episodes to write; nil for all of them, and the show's manifest.
  var fresh: Set<String>?

  /// The SHA-256 of the lines by which imports have made episodes drafts, by the episodes' slugs.
  var drafts: [String: String] = [:]

  /// The SHA-256 of the lines of files that imports have written, by the episodes' slugs.
  var lines: [String: String] = [:]

  /// What the old host says about the audio that was there.
  var replaced = ReplacedAudio()

  /// The new episodes that were collected.
  private var collected: [String] = []

  /// The episodes of earlier runs, with what came of their audio and what this run would write.
  private var corrections: [(ImportedEpisode, audio: FetchedMedia, manifest: String)] = []

  /// The length limits that the episodes need.
  private var limits: ClosedRange<Milliseconds>?

  init(plan: ImportPlan, files: CollectedFiles, lacksAddress: Bool) {
    self.plan = plan
    self.files = files
    self.lacksAddress = lacksAddress
  }

  /// Writes everything but the show's manifest, and that at the end.
  ///
  /// - Parameters:
  ///   - results: What came of fetching.
  ///   - report: Gets what couldn't be fetched.
  /// - Throws: When a file can't be written.
  mutating func write(
    _ results: [MediaKey: FetchedMedia],
    report: inout ImportReport
  ) throws(WorkFailure) {
    var losses = ImportLosses()
    var lengths: [Milliseconds] = []
    try files.makeFolder("")
    for episode in plan.episodes {
      let isFresh = fresh?.contains(episode.slug) ?? true
      let audio = episode.audio.flatMap { results[MediaKey($0)] }
      guard isFresh || audio != nil else {
        try noteChange(of: episode, &losses)
        continue
      }
      noteReplaced(episode, &losses)
      let manifest = manifest(of: episode, results, &lengths, &losses, &report)
      guard isFresh else {
        corrections.append((episode, audio ?? .left, manifest))
        continue
      }
      drafts[episode.slug] = ManifestCorrection.draft(in: manifest)
      lines[episode.slug] = ManifestCorrection.line(in: manifest)
      try files.makeFolder(episode.slug)
      for (name, text) in episode.texts { try write(text, to: "\(episode.slug)/\(name)") }
      if let chapters = episode.chapters {
        try files.write(chapters, to: "\(episode.slug)/episode.chapters.json")
      }
      try write(manifest, to: "\(episode.slug)/episode.yml")
      collected.append(episode.slug)
    }
    let cover = plan.show.cover.flatMap { name(of: $0, results, nil, &losses, &report) }
    limits = Self.limits(lengths)
    if fresh == nil {
      for slug in files.strayFolders(besides: Set(plan.episodes.map(\.slug))) {
        losses.add(
          "episodes that have left the feed meanwhile",
          "what was collected of them is in their folders; remove those that you don't want",
          in: slug
        )
      }
      let text = ShowManifestText(
        show: plan.show,
        cover: cover,
        lengths: limits,
        lacksAddress: lacksAddress
      ).text
      try write(text, to: "show.yml")
    }
    report.losses += losses.all
  }

  /// Adds what was collected to a workspace that exists, while no build runs.
  ///
  /// - Parameter report: Gets what couldn't be added.
  /// - Throws: When a file can't be written.
  mutating func add(report: inout ImportReport) throws(WorkFailure) {
    var losses = ImportLosses()
    for slug in collected where try !files.moveEpisode(slug) {
      losses.add(
        "episodes that already have a manifest",
        "they stay as they are; compare them with the old feed",
        in: slug
      )
    }
    for (episode, audio, manifest) in corrections {
      if case .stored(let name, _) = audio, !files.isInPlace("\(episode.slug)/\(name)") {
        // People go on working while files are fetched.
        guard try wantsAudio(episode), try files.moveFile("\(episode.slug)/\(name)") else {
          losses.add(Self.changed, Self.again, in: episode.slug)
          continue
        }
      }
      try correct(episode, audio, manifest, &losses)
    }
    if let limits { try widen(limits, &losses) }
    report.losses += losses.all
  }

  /// What's said of episodes that people change while an import runs.
  static let changed = "episodes that were changed while the import ran"
  static let again = "they stay as they are; run the same command again"

  /// Lists audio that's another one at the old host now, or that the host said nothing about.
  private func noteReplaced(_ episode: ImportedEpisode, _ losses: inout ImportLosses) {
    guard let audio = episode.audio else { return }
    if replaced.kept.contains(MediaKey(audio)) {
      losses.add(
        "audio that's different at the old host now",
        "the file here stays; to take the new one, remove episodes/SLUG/episode.mp3 (or .m4a and so on) and run "
          + "the same command again",
        in: episode.slug
      )
    }
    if let reason = replaced.unasked[MediaKey(audio)] {
      losses.add(
        "audio that couldn't be compared with the old host's",
        "the file here stays: \(reason)",
        in: episode.slug
      )
    }
  }

  /// Whole seconds around all lengths.
  private static func limits(_ lengths: [Milliseconds]) -> ClosedRange<Milliseconds>? {
    guard let least = lengths.min(), let most = lengths.max() else { return nil }
    // A second more on each side, for what programs count differently.
    let lower = max(1, least.count / 1_000 - 1)
    let upper = (most.count + 999) / 1_000 + 1
    let standard = LengthPolicy.standard
    return Milliseconds(
      min(lower * 1_000, standard.min.count)
    )...Milliseconds(
      max(upper * 1_000, standard.max.count)
    )
  }

  private func manifest(
    of episode: ImportedEpisode,
    _ results: [MediaKey: FetchedMedia],
    _ lengths: inout [Milliseconds],
    _ losses: inout ImportLosses,
    _ report: inout ImportReport
  ) -> String {
    var text = EpisodeManifestText(episode: episode, audio: episode.audio?.name ?? "episode.mp3")
    text.mediaType = episode.mediaType
    var measured: Milliseconds?
    if let audio = episode.audio {
      switch results[MediaKey(audio)] ?? .left {
      case .stored(let name, let length):
        report.files += 1
        measured = length
        if name != audio.name {
          text.audio = name
          text.mediaType = nil
          losses.add(
            "audio of another type than the feed says",
            "the new feed has the type of the file itself",
            in: episode.slug
          )
        }
        if let stated = audio.expected, let path = files.path(of: "\(episode.slug)/\(name)"),
          let size = FileStamp(path: path)?.size, stated != size
        {
          losses.add(
            "sizes that the feed had wrong",
            "the new feed has the size of the file itself",
            in: episode.slug
          )
        }
      case .left: report.audioLeft += 1
      case .kept(let problem): losses.add(Self.kept, problem, in: episode.slug)
      case .missing(let reason), .unreachable(let reason):
        text.missing = reason
        losses.add(
          "audio that can't be fetched",
          "the episode is a draft; add the file, and remove `draft`",
          in: episode.slug
        )
      }
    }
    if let published = episode.duration, let measured,
      abs(published.count - measured.count) > 2_000
    {
      text.keepsDuration = false
      losses.add(
        "lengths that the feed had wrong",
        "the new feed has the length of the file itself",
        in: episode.slug
      )
    }
    if let length = measured ?? episode.duration { lengths.append(length) }
    text.cover = episode.cover.flatMap { name(of: $0, results, episode.slug, &losses, &report) }
    for media in episode.others { _ = name(of: media, results, episode.slug, &losses, &report) }
    return text.text
  }

  /// The name of a fetched file; nil, with a loss, if it isn't there.
  private func name(
    of media: ImportedMedia,
    _ results: [MediaKey: FetchedMedia],
    _ slug: String?,
    _ losses: inout ImportLosses,
    _ report: inout ImportReport
  ) -> String? {
    switch results[MediaKey(media)] ?? .left {
    case .stored(let name, _):
      report.files += 1
      return name
    case .left: return nil
    case .kept(let problem):
      losses.add(Self.kept, problem, in: slug)
      return nil
    case .missing(let reason), .unreachable(let reason):
      let what =
        switch media.kind {
        case .audio: "audio"
        case .cover: "covers"
        case .chapters: "chapters"
        case .transcript: "transcripts"
        }
      losses.add("\(what) that can't be fetched", reason, in: slug)
      return nil
    }
  }

  /// What's said of files that a person may have made.
  private static let kept = "files that can't be used, and stay as they are"

  private func write(_ text: String, to path: String) throws(WorkFailure) {
    try files.write(Array(text.utf8), to: path)
  }
}
