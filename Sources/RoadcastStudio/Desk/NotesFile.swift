import RoadcastEditing
import RoadcastFiles
import RoadcastModel

/// An episode's show notes: in the manifest, or in a file of their own.
struct NotesFile: Sendable {
  /// The path of their own file in the workspace; nil if they're in the manifest.
  let path: String?

  /// The version of their own file; nil if they're in the manifest.
  let version: String?

  /// The text for a browser's field; nil without notes.
  let text: String?

  /// Why a browser can't change them; nil if it can.
  let refusal: String?

  /// Reads the notes.
  ///
  /// - Parameters:
  ///   - file: The episode's manifest.
  ///   - editing: What reads and writes files.
  init(of file: EpisodeFile, in editing: EditDesk) {
    let written = ManifestPath("notes").flatMap { file.manifest.text(at: $0) }
    guard let written, Self.isFile(written) else {
      self.init(path: nil, version: nil, text: written, refusal: nil)
      return
    }
    guard case .success(let path) = WorkspacePath.resolve(written, in: "episodes/\(file.slug)")
    else {
      self.init(path: written, version: nil, text: nil, refusal: "their file isn't in episodes/")
      return
    }
    guard !path.lowercased().hasSuffix(".html") else {
      self.init(path: path, version: nil, text: nil, refusal: "the notes are an HTML file")
      return
    }
    do throws(WorkFailure) {
      let draft = try editing.open(path)
      let form = TextForm(of: draft.bytes)
      self.init(path: path, version: draft.version.text, text: form.text, refusal: form.refusal)
    } catch {
      self.init(path: path, version: nil, text: nil, refusal: error.message)
    }
  }

  private init(path: String?, version: String?, text: String?, refusal: String?) {
    self.path = path
    self.version = version
    self.text = text
    self.refusal = refusal
  }

  /// Whether the value of `notes` is a file's name, as the manifest's reader sees it.
  private static func isFile(_ text: String) -> Bool {
    let lower = text.lowercased()
    return [".md", ".html"].contains(where: lower.hasSuffix) && !text.contains("\n")
  }
}
