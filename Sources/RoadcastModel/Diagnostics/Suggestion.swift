/// Finds the word that somebody probably meant.
package enum Suggestion {
  /// The candidate nearest to `word`, when it is near enough to be a slip of the finger.
  ///
  /// Near enough is an edit distance (insertions, deletions, substitutions, neighbours swapped) of
  /// at most a third of the word's length, and never more than 3.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    // A hostile word must not make the distance table large.
    guard word.unicodeScalars.count <= 80 else { return nil }
    let limit = min(3, max(1, word.unicodeScalars.count / 3))
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.unicodeScalars.count <= 80 {
      let distance = editDistance(word.lowercased(), candidate.lowercased())
      guard distance <= limit, distance < (best?.distance ?? .max) else { continue }
      best = (candidate, distance)
    }
    return best?.word
  }

  /// `; did you mean "…"?`, or nothing.
  package static func clause(for word: String, among candidates: [String]) -> String {
    guard let nearest = nearest(to: word, among: candidates) else { return "" }
    return "; did you mean \(nearest.quoted)?"
  }

  /// The optimal string alignment distance.
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let a = Array(left.unicodeScalars)
    let b = Array(right.unicodeScalars)
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
