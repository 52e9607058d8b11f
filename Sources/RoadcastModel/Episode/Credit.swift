/// A person who speaks in a programme: a `podcast:person`.
package struct Credit: Sendable, Equatable {
  package var name: String
  package var role: SpeakerRole

  package init(name: String, role: SpeakerRole) {
    self.name = name
    self.role = role
  }
}

extension Programme {
  /// The people who speak in the programme, in the order in which they start.
  ///
  /// - Parameter segments: all segments of the episode.
  /// - Returns: each person once for each of their roles.
  package func credits(of segments: [Segment]) -> [Credit] {
    var credits: [Credit] = []
    for (index, _) in self.segments {
      guard let name = segments[index].speaker else { continue }
      let credit = Credit(name: name, role: segments[index].role)
      if !credits.contains(credit) { credits.append(credit) }
    }
    return credits
  }
}
