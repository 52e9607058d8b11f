import RoadcastModel

extension EditStep {
  /// The seconds within which what one person does to one thing is one step.
  private static let pause: Int64 = 30

  /// This step and the one before it as one; nil where they're two.
  func joined(to last: EditStep?) -> EditStep? {
    guard let last, kind == .edit, last.kind == .edit, subject != nil, subject == last.subject,
      author == last.author, added.isEmpty, last.added.isEmpty,
      moment.seconds - last.moment.seconds <= Self.pause,
      changes.map(\.file) == last.changes.map(\.file),
      zip(changes, last.changes).allSatisfy({ $0.before == $1.after })
    else { return nil }
    var joined = self
    joined.number = last.number
    for index in changes.indices { joined.changes[index].before = last.changes[index].before }
    return joined
  }
}
