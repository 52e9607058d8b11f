import RoadcastManifest

/// The fewest entries to add and remove so that a list becomes another one.
///
/// Those to add come first where nothing stays: a list is never empty.
struct ListSteps {
  private var removals: [Int] = []
  private var insertions: [(position: Int, value: NewValue)] = []
  private var replacesAll = false

  /// Finds the steps; nil for a list that's better written anew.
  ///
  /// - Parameters:
  ///   - old: The entries now.
  ///   - new: The entries to be.
  init?(from old: [OutlineNode], to new: [NewValue]) {
    guard !new.isEmpty, old.count <= 100, new.count <= 100 else { return nil }
    var common = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        common[i][j] =
          new[j].isRead(as: old[i])
          ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
      }
    }
    guard !old.isEmpty else { return nil }
    replacesAll = common[0][0] == 0
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, j < new.count, new[j].isRead(as: old[i]) {
        (i, j) = (i + 1, j + 1)
      } else if j < new.count, i == old.count || common[i][j + 1] >= common[i + 1][j] {
        insertions.append((j, new[j]))
        j += 1
      } else {
        removals.append(i)
        i += 1
      }
    }
  }

  func edits(of path: ManifestPath) -> [ManifestEdit] {
    let removed = removals.reversed().map { ManifestEdit.remove(path.entry($0)) }
    if replacesAll {
      let added = insertions.map {
        ManifestEdit.insert(path, at: removals.count + $0.position, $0.value)
      }
      return added + removed
    }
    return removed + insertions.map { .insert(path, at: $0.position, $0.value) }
  }
}
