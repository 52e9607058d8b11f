package import RoadcastManifest
package import RoadcastModel

/// The text of `show.yml` or of an `episode.yml`, with the position of each value in it.
///
/// A change gives another text in which everything else is the same, byte for byte. Nothing here reads or
/// writes the disk.
package struct EditableManifest: Sendable {
  /// The path in the workspace.
  package let file: String

  package let bytes: [UInt8]

  /// The recordings that are the episode's segments as long as the manifest doesn't list any.
  package let recordings: [String]

  /// The value of the whole text; nil for a text without any, and for one that can't be changed.
  package let root: OutlineNode?

  /// Why nothing in the text can be changed; nil if it can.
  package let refusal: EditRefusal?

  /// How many things are wrong with the text as YAML that don't keep it from being changed.
  let harmlessFlaws: Int

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file's path in the workspace.
  ///   - recordings: The recordings that are the episode's segments as long as the manifest doesn't list
  ///     any: `EpisodeManifestReader.defaultRecordings(in:)`.
  package init(_ bytes: [UInt8], file: String, recordings: [String] = []) {
    self.file = file
    self.bytes = bytes
    self.recordings = recordings
    var log = DiagnosticLog()
    root = ManifestOutline.read(bytes, file: file, into: &log)
    let isHarmless = { (diagnostic: Diagnostic) in
      ManifestOutline.harmless.contains(diagnostic.rule)
    }
    let first = log.diagnostics.first { !isHarmless($0) }
    if let first {
      refusal = EditRefusal(first.message, at: first.location)
    } else if bytes.count > Limits.manifestBytes {
      refusal = EditRefusal("is too large to be edited", at: SourceLocation(file: file))
    } else if let root, root.mapping == nil {
      refusal = EditRefusal(
        "must be `key: value` lines",
        at: SourceLocation(file: file, line: root.line, column: root.column)
      )
    } else {
      refusal = nil
    }
    harmlessFlaws = log.diagnostics.count
  }

  /// Whether it's the show's manifest, not an episode's.
  package var isShow: Bool { WorkspacePath.name(of: file) == "show.yml" }

  // MARK: Values

  /// The value at a path; nil where there's none.
  package subscript(path: ManifestPath) -> OutlineNode? {
    var node = root
    for step in path.steps {
      switch step {
      case .key(let key):
        guard let pairs = node?.mapping, let position = node?.position(of: key) else { return nil }
        node = pairs[position].value
      case .entry(let position):
        guard let entries = node?.sequence, entries.indices.contains(position) else { return nil }
        node = entries[position]
      }
    }
    return node
  }

  /// The text at a path, as it's in the file but for white space at its ends; nil where there's none.
  package func text(at path: ManifestPath) -> String? {
    guard let node = self[path], !node.isNull else { return nil }
    return node.scalar?.trimmed
  }

  /// The texts of a list, or the one text that's written instead of a list; nil where there's neither.
  package func texts(at path: ManifestPath) -> [String]? {
    guard let node = self[path], !node.isNull else { return nil }
    if let text = node.scalar { return [text.trimmed] }
    return node.sequence?.compactMap { $0.scalar?.trimmed }
  }

  /// The keys of a group, in the order of the file; empty where there's no group.
  package func keys(at path: ManifestPath) -> [String] {
    self[path]?.mapping?.compactMap(\.key.scalar) ?? []
  }

  /// How many segments the manifest lists; nil if it lists none, so that all recordings are segments.
  package var listedSegments: Int? { self[ManifestEdit.segments]?.sequence?.count }

  /// The position of a value, or of the closest group around it that the text has.
  package func location(of path: ManifestPath) -> SourceLocation {
    var path = path
    while !path.steps.isEmpty {
      if let node = self[path] {
        return SourceLocation(file: file, line: node.line, column: node.column)
      }
      path = path.parent
    }
    return SourceLocation(file: file)
  }

  /// Why the value at a path can't be changed; nil if it can, or isn't there and can be added.
  package func refusal(at path: ManifestPath) -> EditRefusal? {
    if let refusal { return refusal }
    var node = root
    for step in path.steps {
      guard let here = node, !here.isNull else { return nil }
      switch step {
      case .key(let key):
        guard let pairs = here.mapping else { return notAGroup(here, before: key) }
        let same = pairs.filter { $0.key.scalar == key }
        if same.count > 1 {
          return EditRefusal(
            "the key \(key.quoted) appears twice; remove one of the two",
            at: SourceLocation(file: file, line: same[1].key.line, column: same[1].key.column)
          )
        }
        node = same.first?.value
      case .entry(let position):
        guard let entries = here.sequence else {
          return EditRefusal(
            "must be a list, with `- ` in front of each entry",
            at: SourceLocation(file: file, line: here.line, column: here.column)
          )
        }
        node = entries.indices.contains(position) ? entries[position] : nil
      }
    }
    return nil
  }

  private func notAGroup(_ node: OutlineNode, before key: String) -> EditRefusal {
    EditRefusal(
      "this isn't a group, so it can't have the key \(key.quoted); write `key: value` lines",
      at: SourceLocation(file: file, line: node.line, column: node.column)
    )
  }
}

extension EditableManifest: Equatable {
  package static func == (left: EditableManifest, right: EditableManifest) -> Bool {
    left.file == right.file && left.bytes == right.bytes && left.recordings == right.recordings
  }
}
