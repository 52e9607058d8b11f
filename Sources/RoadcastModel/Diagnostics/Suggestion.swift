/// Finds the word that a misspelled one was probably meant to be.
package enum Suggestion {
  /// Finds the candidate closest to a word.
  ///
  /// It's close enough if the edit distance (insertions, deletions, substitutions, swapped neighbours)
  /// is at most a third of the word's length, and at most 3.
  ///
  /// - Parameters:
  ///   - word: the word as it was written.
  ///   - candidates: the words that are allowed.
  /// - Returns: nil if no candidate is close enough.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    // A hostile word can't make the table of distances large.
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

  /// The end of a message: `; did you mean "…"?`, or nothing if no candidate is close enough.
  package static func clause(for word: String, among candidates: [String]) -> String {
    guard let nearest = nearest(to: word, among: candidates) else { return "" }
    return "; did you mean \(nearest.quoted)?"
  }

  /// The end of a message: `; did you mean "…"?`, or else the words that there are.
  ///
  /// - Parameters:
  ///   - word: The word as it was written.
  ///   - candidates: The words that are allowed.
  ///   - owner: What has these words, such as `show.yml`.
  /// - Returns: Such as `; show.yml has sales, marketing`.
  package static func clause(
    for word: String,
    among candidates: [String],
    of owner: String
  ) -> String {
    let clause = clause(for: word, among: candidates)
    guard clause.isEmpty else { return clause }
    guard !candidates.isEmpty else { return "; \(owner) has none yet" }
    let shown = candidates.prefix(12).map(\.escapedForDisplay).joined(separator: ", ")
    return "; \(owner) has \(shown)" + (candidates.count > 12 ? ", …" : "")
  }

  /// The optimal string alignment distance of two words, in Unicode scalars.
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
