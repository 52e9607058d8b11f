import RoadcastManifest

/// The fewest entries to add and remove so that a list becomes another one.
struct ListSteps {
  private var removals: [Int] = []
  private var insertions: [(position: Int, value: NewValue)] = []

  /// Finds the steps; nil where nothing stays, so that the list is better written anew.
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
    guard common[0][0] > 0 else { return nil }
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
    removals.reversed().map { .remove(path.entry($0)) }
      + insertions.map { .insert(path, at: $0.position, $0.value) }
  }
}
