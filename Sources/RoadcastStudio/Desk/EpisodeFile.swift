import RoadcastEditing
import RoadcastFiles
import RoadcastHashing
import RoadcastManifest
import RoadcastModel
import RoadcastProduction

/// An episode's manifest as it's on the disk, and what it can be changed to.
struct EpisodeFile: Sendable {
  let slug: String
  let manifest: EditableManifest

  /// What tells this text from any other.
  var version: String { fileVersion.text }

  let fileVersion: FileVersion

  /// Changes when the folder gets other recordings; empty if the manifest lists its recordings itself.
  var folderVersion: String {
    manifest.listedSegments == nil
      ? Digest.hex(manifest.recordings.joined(separator: "/").utf8) : ""
  }

  static func path(_ slug: String) -> String { "episodes/\(slug)/episode.yml" }

  /// Reads the manifest.
  ///
  /// - Parameters:
  ///   - slug: The episode.
  ///   - workspace: Where it is.
  /// - Returns: Nil if there's none.
  /// - Throws: If it can't be read.
  static func read(_ slug: String, in workspace: Workspace) throws -> EpisodeFile? {
    guard Slug.isValid(slug) else { return nil }
    let file: InputFile
    do {
      file = try workspace.file(path(slug))
    } catch .missing {
      return nil
    } catch {
      throw WorkFailure("\(path(slug)) \(error.message)")
    }
    guard let bytes = try file.read(limit: Limits.manifestBytes) else {
      throw WorkFailure("\(path(slug)) is too large for a manifest")
    }
    return EpisodeFile(
      slug: slug,
      bytes: bytes,
      folder: workspace.names(in: "episodes/\(slug)") ?? []
    )
  }

  init(slug: String, bytes: [UInt8], folder: [String]) {
    self.slug = slug
    manifest = EditableManifest(
      bytes,
      file: Self.path(slug),
      recordings: EpisodeManifestReader.defaultRecordings(in: folder)
    )
    fileVersion = FileVersion(of: bytes)
  }

  private init(slug: String, manifest: EditableManifest) {
    self.slug = slug
    self.manifest = manifest
    fileVersion = FileVersion(of: manifest.bytes)
  }

  /// Why its recordings can't be changed; nil if they can.
  var finishedRefusal: EditRefusal? {
    let path = ManifestPath([.key("enclosure")])
    guard manifest[path] != nil else { return nil }
    return EditRefusal(
      "this episode is a finished file, which is published as it is, so it has no recordings to change",
      at: manifest.location(of: path)
    )
  }

  /// The path of a segment's recording in the workspace; nil where there's no such segment.
  func recording(at position: Int) -> String? {
    let written: String?
    if manifest.listedSegments != nil {
      written = manifest.text(at: .segment(position).key("audio"))
    } else {
      written =
        manifest.recordings.indices.contains(position) ? manifest.recordings[position] : nil
    }
    guard let written,
      case .success(let path) = WorkspacePath.resolve(written, in: "episodes/\(slug)")
    else { return nil }
    return path
  }

  /// The positions of segments in the manifest's list, which can have entries that can't be read between them.
  ///
  /// - Parameter segments: The segments that were read, in their order.
  /// - Returns: A position for each, from 0.
  func positions(of segments: [Segment]) -> [Int] {
    var next = 0
    return segments.map { segment in
      let position = position(of: segment, from: next)
      next = position + 1
      return position
    }
  }

  /// The position of a segment in the manifest's list.
  ///
  /// - Parameters:
  ///   - segment: A segment that was read from this text.
  ///   - first: Where to begin.
  /// - Returns: The position from 0; `first` without a list.
  func position(of segment: Segment, from first: Int) -> Int {
    let place = segment.audio.location
    let count = manifest.listedSegments ?? 0
    let found = (first..<max(first, count)).first { position in
      guard let audio = manifest[.segment(position).key("audio")] else { return false }
      return audio.line == place.line && audio.column == place.column
    }
    return found ?? first
  }

  /// Changes the text, and nothing on the disk.
  func applying(_ edits: [ManifestEdit]) throws(EditRefusal) -> EpisodeFile {
    EpisodeFile(slug: slug, manifest: try manifest.applying(edits))
  }
}
