import RoadcastManifest
import RoadcastModel

extension EditableManifest {
  /// Makes a change, and proves that it's the only one.
  ///
  /// The new text is read as a manifest again. It must have the new value, and in everything else mean what
  /// it meant before.
  ///
  /// - Parameter edit: What to change.
  /// - Returns: The new text; the same one where nothing changes.
  /// - Throws: Why it can't be changed safely.
  package func applying(_ edit: ManifestEdit) throws(EditRefusal) -> EditableManifest {
    if let refusal = refusal(at: edit.path) { throw refusal }
    switch edit {
    case .set(let path, let value): return try setting(path, value.normalized)
    case .remove(let path): return try removing(path)
    case .insert(let path, let position, let value):
      let manifest = try listingSegments(for: path)
      if let list = manifest[path], !list.isNull {
        return try manifest.verified(
          EditPlanner(manifest).insert(value.normalized, into: path, at: position),
          for: path
        )
      }
      guard position == 0 else {
        throw EditRefusal("there's no such list yet", at: manifest.location(of: path))
      }
      return try manifest.setting(path, .list([value.normalized]))
    case .move(let path, let from, let to):
      let manifest = try listingSegments(for: path)
      if from == to, manifest[path.entry(from)] != nil { return self }
      return try manifest.verified(EditPlanner(manifest).move(path, from: from, to: to), for: path)
    case .listSegments: return try listingSegments(for: ManifestEdit.segments)
    }
  }

  /// Makes several changes, one after the other, or none.
  package func applying(_ edits: [ManifestEdit]) throws(EditRefusal) -> EditableManifest {
    var manifest = self
    for edit in edits { manifest = try manifest.applying(edit) }
    return manifest
  }

  // MARK: Setting

  private func setting(
    _ path: ManifestPath,
    _ value: NewValue
  ) throws(EditRefusal) -> EditableManifest {
    guard !path.steps.isEmpty else {
      throw EditRefusal("the whole manifest can't be one value", at: location(of: path))
    }
    let manifest = try listingSegments(for: path)
    guard let node = manifest[path] else { return try manifest.adding(path, value) }
    if value.isRead(as: node) { return manifest }
    var refusal: EditRefusal?
    do throws(EditRefusal) {
      if let changed = try manifest.settingParts(of: node, at: path, value) { return changed }
    } catch {
      // Written anew, it may work.
      refusal = error
    }
    do throws(EditRefusal) {
      return try manifest.verified(EditPlanner(manifest).replace(path, with: value), for: path)
    } catch {
      throw refusal ?? error
    }
  }

  /// Changes a list or a group entry by entry, so that what stays keeps its place and its comments.
  ///
  /// - Returns: Nil where the whole value has to be written anew.
  private func settingParts(
    of node: OutlineNode,
    at path: ManifestPath,
    _ value: NewValue
  ) throws(EditRefusal) -> EditableManifest? {
    var edits: [ManifestEdit] = []
    switch value {
    case .group(let fields):
      guard let pairs = node.mapping, !pairs.isEmpty, !fields.isEmpty else { return nil }
      let kept = Set(fields.map(\.key))
      guard pairs.contains(where: { $0.key.scalar.map(kept.contains) ?? false }) else { return nil }
      edits = fields.map { .set(path.key($0.key), $0.value) }
      for key in pairs.compactMap(\.key.scalar) where !kept.contains(key) {
        edits.append(.remove(path.key(key)))
      }
    case .list(let values):
      guard let entries = node.sequence, let steps = ListSteps(from: entries, to: values) else {
        return nil
      }
      edits = steps.edits(of: path)
    case .text, .plain: return nil
    }
    return try applying(edits)
  }

  /// Adds a key, with the groups around it that are missing.
  private func adding(
    _ path: ManifestPath,
    _ value: NewValue
  ) throws(EditRefusal) -> EditableManifest {
    guard case .key(let key) = path.steps.last else {
      throw EditRefusal("the list has no such entry", at: location(of: path))
    }
    let parent = path.parent
    if parent.steps.isEmpty || self[parent]?.mapping != nil {
      return try verified(EditPlanner(self).add(NewValue.Field(key, value), to: parent), for: path)
    }
    return try setting(parent, .group([NewValue.Field(key, value)]))
  }

  // MARK: Removing

  private func removing(_ path: ManifestPath) throws(EditRefusal) -> EditableManifest {
    let manifest = try listingSegments(for: path)
    guard manifest[path] != nil, !path.steps.isEmpty else {
      guard case .entry = path.steps.last else { return self }
      throw EditRefusal("the list has no such entry", at: location(of: path))
    }
    let parent = path.parent
    let siblings = manifest[parent]?.mapping?.count ?? manifest[parent]?.sequence?.count ?? 0
    if siblings == 1 {
      guard !parent.steps.isEmpty, parent != ManifestEdit.segments else {
        let what = parent.steps.isEmpty ? "key" : "segment"
        throw EditRefusal(
          "this is the only \(what); add another one first",
          at: manifest.location(of: path)
        )
      }
      return try manifest.removing(parent)
    }
    let planner = EditPlanner(manifest)
    if case .key = path.steps.last {
      return try manifest.verified(planner.removeKey(path), for: path)
    }
    return try manifest.verified(planner.removeEntry(path), for: path)
  }

  // MARK: Segments

  /// Writes the list of segments, where a path leads into it and the manifest has none.
  private func listingSegments(for path: ManifestPath) throws(EditRefusal) -> EditableManifest {
    guard !isShow, path.steps.first == .key("segments"), !recordings.isEmpty,
      self[ManifestEdit.segments] == nil
    else { return self }
    let entries = recordings.map { NewValue.group([NewValue.Field("audio", .text($0))]) }
    return try adding(ManifestEdit.segments, .list(entries))
  }

  // MARK: Verifying

  /// Makes the first of several changes that means exactly what was requested and keeps all comments.
  private func verified(
    _ proposals: [Proposal],
    for path: ManifestPath
  ) throws(EditRefusal) -> EditableManifest {
    var losesComments = false
    for proposal in proposals {
      let bytes = Splice.apply(proposal.splices, to: bytes)
      let changed = EditableManifest(bytes, file: file, recordings: recordings)
      guard changed.refusal == nil, changed.harmlessFlaws <= harmlessFlaws, let root = changed.root
      else { continue }
      var new = root
      if let newPath = proposal.path, let value = proposal.value {
        guard let node = changed[newPath], value.isRead(as: node) else { continue }
        new = node
      }
      guard let expected = proposal.expected(new), expected.means(root) else { continue }
      let comments = Comments(in: self.bytes, root: self.root, outside: proposal.removed)
      if comments.areAll(in: Comments(in: bytes, root: root)) { return changed }
      losesComments = true
    }
    if losesComments {
      throw EditRefusal(
        "this would remove a comment; change the lines in a text editor",
        at: location(of: path)
      )
    }
    throw EditRefusal(
      "this can't be changed without changing something else; change the line in a text editor",
      at: location(of: path)
    )
  }
}
