import RoadcastFiles
import RoadcastModel

/// Writes the manifests and texts of an import.
struct ImportWriter {
  let plan: ImportPlan

  /// The folder of the episodes' folders; an absolute path.
  let root: String

  /// Whether the address of the new feed isn't known yet.
  let lacksAddress: Bool

  /// The slugs of the episodes to write; nil for all of them, and the show's manifest.
  ///
  /// The manifests of others are corrected where they depend on files that weren't there.
  var fresh: Set<String>?

  /// The SHA-256 of the lines by which imports have made episodes drafts, by the episodes' slugs.
  var drafts: [String: String] = [:]

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
    for episode in plan.episodes {
      let folder = "\(root)/\(episode.slug)"
      let isFresh = fresh?.contains(episode.slug) ?? true
      let audio = episode.audio.flatMap { results[MediaKey($0)] }
      guard isFresh || audio != nil else {
        try noteChange(of: episode, &losses)
        continue
      }
      let manifest = manifest(of: episode, results, &lengths, &losses, &report)
      guard isFresh else {
        try correct(episode, audio ?? .left, manifest, &losses)
        continue
      }
      guard fresh == nil || !FileSystem.exists("\(folder)/episode.yml") else {
        losses.add(
          "episodes that already have a manifest",
          "they stay as they are; compare them with the old feed",
          in: episode.slug
        )
        continue
      }
      drafts[episode.slug] = ManifestCorrection.draft(in: manifest)
      try FileSystem.createFolder(folder)
      for (name, text) in episode.texts { try write(text, to: "\(folder)/\(name)") }
      if let chapters = episode.chapters {
        try write(chapters, to: "\(folder)/episode.chapters.json")
      }
      try write(manifest, to: "\(folder)/episode.yml")
    }
    let cover = plan.show.cover.flatMap { name(of: $0, results, nil, &losses, &report) }
    let limits = Self.limits(lengths)
    if fresh == nil {
      let text = ShowManifestText(
        show: plan.show,
        cover: cover,
        lengths: limits,
        lacksAddress: lacksAddress
      ).text
      try write(text, to: "\(root)/show.yml")
    } else if let limits {
      try widen(limits)
    }
    report.losses += losses.all
  }

  /// Corrects the manifest of an episode that an earlier run wrote.
  private mutating func correct(
    _ episode: ImportedEpisode,
    _ audio: FetchedMedia,
    _ manifest: String,
    _ losses: inout ImportLosses
  ) throws(WorkFailure) {
    switch audio {
    case .left, .kept: return
    case .stored, .missing, .unreachable: break
    }
    let path = manifestPath(of: episode)
    guard let current = try text(at: path) else { return }
    let correction = ManifestCorrection(
      current: current,
      before: Self.before(episode),
      after: manifest,
      draft: drafts[episode.slug]
    )
    guard let text = correction.text else { return }
    let draft = ManifestCorrection.draft(in: text)
    if draft != ManifestCorrection.draft(in: current) { drafts[episode.slug] = draft }
    if draft != nil, ManifestCorrection.draft(in: manifest) == nil {
      losses.add(
        "drafts whose audio is there",
        "remove `draft` from episode.yml to publish them",
        in: episode.slug
      )
    }
    if text != current { try PendingFile.write(Array(text.utf8), to: path, replaces: true) }
  }

  private func manifestPath(of episode: ImportedEpisode) -> String {
    "\(root)/\(episode.slug)/episode.yml"
  }

  /// The manifest as an import writes it while the audio isn't there.
  private static func before(_ episode: ImportedEpisode) -> String {
    EpisodeManifestText(
      episode: episode,
      audio: episode.audio?.name ?? "episode.mp3",
      mediaType: episode.mediaType
    ).text
  }

  /// Whether the manifest of an earlier run's episode still has the line of the file that an import writes.
  func wantsAudio(_ episode: ImportedEpisode) throws(WorkFailure) -> Bool {
    guard let current = try text(at: manifestPath(of: episode)),
      let line = ManifestCorrection.fileLine(in: current)
    else { return false }
    return line == ManifestCorrection.fileLine(in: Self.before(episode))
  }

  /// Lists an episode whose audio isn't there, and isn't fetched because the manifest was changed.
  private func noteChange(
    of episode: ImportedEpisode,
    _ losses: inout ImportLosses
  ) throws(WorkFailure) {
    guard let audio = episode.audio, !FileSystem.exists(path(episode, audio.name)),
      let current = try text(at: manifestPath(of: episode)),
      let line = ManifestCorrection.fileLine(in: current), line.contains(audio.name)
    else { return }
    losses.add(
      "manifests that you have changed",
      "their audio isn't fetched; add the file that `enclosure` names",
      in: episode.slug
    )
  }

  /// Widens the length limits in the show's manifest, if they're still those of an import.
  private func widen(_ limits: ClosedRange<Milliseconds>) throws(WorkFailure) {
    let path = "\(root)/show.yml"
    guard let current = try text(at: path),
      let text = ShowManifestText.widening(current, to: limits)
    else { return }
    if text != current { try PendingFile.write(Array(text.utf8), to: path, replaces: true) }
  }

  private func text(at path: String) throws(WorkFailure) -> String? {
    guard let bytes = try InputFile.existing(at: path)?.read(limit: Limits.manifestBytes) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
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
        if let stated = audio.expected, let size = FileStamp(path: path(episode, name))?.size,
          stated != size
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

  private func path(_ episode: ImportedEpisode, _ name: String) -> String {
    "\(root)/\(episode.slug)/\(name)"
  }

  private func write(_ text: String, to path: String) throws(WorkFailure) {
    try write(Array(text.utf8), to: path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(WorkFailure) {
    guard fresh == nil else {
      // In a workspace, what's there may be a person's own.
      if !FileSystem.exists(path) { try PendingFile.write(bytes, to: path, replaces: false) }
      return
    }
    FileSystem.removeFile(path)
    let file = try OutputFile(path: path)
    try file.append(bytes)
    try file.close()
  }
}
