import RoadcastFiles
import RoadcastModel

/// The manifests that earlier runs wrote.
extension ImportWriter {
  /// Corrects the manifest of an episode that an earlier run wrote.
  mutating func correct(
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
      draft: drafts[episode.slug],
      line: lines[episode.slug]
    )
    guard let text = correction.text else { return }
    guard try save(text, over: current, at: path) else {
      losses.add(Self.changed, Self.again, in: episode.slug)
      return
    }
    lines[episode.slug] = ManifestCorrection.line(in: text)
    let draft = ManifestCorrection.draft(in: text)
    if draft != ManifestCorrection.draft(in: current) { drafts[episode.slug] = draft }
    if draft != nil, ManifestCorrection.draft(in: manifest) == nil {
      losses.add(
        "drafts whose audio is there",
        "remove `draft` from episode.yml to publish them",
        in: episode.slug
      )
    }
  }

  private func manifestPath(of episode: ImportedEpisode) -> String {
    "\(files.episodes ?? files.staging)/\(episode.slug)/episode.yml"
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
      || ManifestCorrection.line(in: current) == lines[episode.slug]
  }

  /// Lists an episode whose audio isn't there, and isn't fetched because the manifest was changed.
  func noteChange(
    of episode: ImportedEpisode,
    _ losses: inout ImportLosses
  ) throws(WorkFailure) {
    guard let audio = episode.audio, !files.isInPlace(audio.path),
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
  func widen(
    _ limits: ClosedRange<Milliseconds>,
    _ losses: inout ImportLosses
  ) throws(WorkFailure) {
    let path = "\(files.episodes ?? files.staging)/show.yml"
    guard let current = try text(at: path),
      let text = ShowManifestText.widening(current, to: limits)
    else { return }
    if try !save(text, over: current, at: path) {
      losses.add("length limits that were changed while the import ran", Self.again)
    }
  }

  /// Writes a manifest that people edit too.
  ///
  /// - Returns: False if someone has changed or removed it since it was read. Then nothing is written.
  private func save(
    _ text: String,
    over current: String,
    at path: String
  ) throws(WorkFailure) -> Bool {
    guard text != current else { return true }
    let name = WorkspacePath.name(of: path)
    FileSystem.removeLeftoverFiles(in: WorkspacePath.folder(of: path)) { $0 == name }
    do {
      try PendingFile.replace(path, with: Array(text.utf8)) {
        guard try self.text(at: path) == current else { throw ManifestChanged() }
      }
      return true
    } catch is ManifestChanged {
      return false
    } catch let failure as WorkFailure {
      throw failure
    } catch {
      throw WorkFailure("can't write \(path): \(error)")
    }
  }

  private struct ManifestChanged: Error {}

  private func text(at path: String) throws(WorkFailure) -> String? {
    guard let bytes = try InputFile.existing(at: path)?.read(limit: Limits.manifestBytes) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
