import RoadcastEditing
import RoadcastModel

/// The remedy that a person chose.
struct RemedyChoice: Decodable, Sendable {
  /// The version of the manifest that the page shows.
  var version: String
  var id: String
}

/// A way to make a version fit, as a page shows it.
struct RemedyAnswer: Encodable {
  /// What tells it from the other ones.
  var id: String

  /// The version's listeners.
  var name: String

  /// Why the version needs a remedy, such as `1:40.0 over 20:00`.
  var problem: String

  /// Such as `Shorten the pauses in "02.wav": 18.0 s less`.
  var words: String

  /// The length that it leads to, and how that compares with the limits.
  var result: String

  /// Whether it changes the whole show.
  var isForShow: Bool

  /// The remedies for all versions, in the order in which they're offered.
  static func all(of coach: LengthCoach) -> [(remedy: LengthRemedy, answer: RemedyAnswer)] {
    let names = coach.names
    let policy = coach.policy
    let now = (try? coach.versions()) ?? []
    return coach.remedies().compactMap { remedy in
      guard let after = remedy.version, let before = now.first(where: { $0.feed == remedy.feed })
      else { return nil }
      let name = coach.name(of: remedy.feed)
      let answer = RemedyAnswer(
        id: "\(FeedKey.text(remedy.feed)): \(remedy.words(names: names, audience: name))",
        name: name,
        problem: "\(before.length.text), \(before.length.standing(policy))",
        words: remedy.words(names: names, audience: name),
        result: "\(after.length.text), \(after.length.standing(policy))",
        isForShow: !remedy.showEdits.isEmpty
      )
      return (remedy, answer)
    }
  }
}
