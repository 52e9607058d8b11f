import RoadcastEditing
import RoadcastManifest
import RoadcastModel

extension EditableManifest {
  init(episode text: String, recordings: [String] = []) {
    self.init(
      Array(text.utf8),
      file: "episodes/2026-11-20-northwind/episode.yml",
      recordings: recordings
    )
  }

  init(show text: String) { self.init(Array(text.utf8), file: "episodes/show.yml") }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func setting(_ path: String, _ value: NewValue) throws -> String {
    try applying(.set(ManifestPath(path) ?? ManifestPath([]), value)).text
  }

  func removing(_ path: String) throws -> String {
    try applying(.remove(ManifestPath(path) ?? ManifestPath([]))).text
  }
}
