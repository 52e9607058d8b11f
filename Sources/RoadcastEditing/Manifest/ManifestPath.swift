/// The way from a manifest's root to a value, such as `segments[2].title`.
package struct ManifestPath: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    case key(String)

    /// An entry of a list, counted from 0.
    case entry(Int)
  }

  package var steps: [Step]

  /// The most steps of a path that's written: manifests need fewer.
  private static let mostSteps = 16

  package init(_ steps: [Step]) { self.steps = steps }

  /// Reads a path as it's written: keys with dots between them, and positions in brackets.
  ///
  /// - Parameter text: Such as `title`, `tags.kind` or `segments[2].highlight.from`.
  package init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first, !key.isEmpty else { return nil }
      steps.append(.key(String(key)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), piece.utf8.count < 10, let position = Int(piece.dropLast()),
          position >= 0
        else { return nil }
        steps.append(.entry(position))
      }
    }
    guard steps.count <= Self.mostSteps else { return nil }
    self.steps = steps
  }

  /// The path of a segment.
  package static func segment(_ position: Int) -> ManifestPath {
    ManifestPath([.key("segments"), .entry(position)])
  }

  /// The path of a key in the value that this path leads to.
  package func key(_ name: String) -> ManifestPath { ManifestPath(steps + [.key(name)]) }

  /// The path of an entry of the list that this path leads to.
  package func entry(_ position: Int) -> ManifestPath { ManifestPath(steps + [.entry(position)]) }

  /// The path without its last step.
  package var parent: ManifestPath { ManifestPath(Array(steps.dropLast())) }

  /// The keys alone, without positions.
  var keys: [String] {
    steps.compactMap { if case .key(let key) = $0 { key } else { nil } }
  }
}

extension ManifestPath: CustomStringConvertible {
  package var description: String {
    steps.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .entry(let position): text += "[\(position)]"
      }
    }
  }
}
