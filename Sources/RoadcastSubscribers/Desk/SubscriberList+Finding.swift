import RoadcastFiles
import RoadcastModel

/// Finds people by what someone calls them.
extension SubscriberList {
  /// Finds one person for each name.
  ///
  /// - Parameter names: Ids, e-mail addresses or names; case doesn't matter.
  /// - Returns: The indices in ``subscribers``, each once.
  /// - Throws: A usage failure if no one, or more than one person, has a name.
  func indices(of names: [String]) throws(WorkFailure) -> [Int] {
    var found: [Int] = []
    for name in names {
      let index = try index(of: name)
      if !found.contains(index) { found.append(index) }
    }
    return found
  }

  /// The subscriber who isn't revoked and has this e-mail address.
  func subscriber(withEmail email: String) -> Subscriber? {
    let email = email.lowercased()
    return subscribers.first { $0.state != .revoked && $0.email?.lowercased() == email }
  }

  private func index(of name: String) throws(WorkFailure) -> Int {
    if let number = Int(name), let index = subscribers.firstIndex(where: { $0.number == number }) {
      return index
    }
    let email = name.lowercased()
    let mailboxes = subscribers.indices.filter { subscribers[$0].email?.lowercased() == email }
    let matches =
      mailboxes.isEmpty
      ? subscribers.indices.filter { subscribers[$0].name.isSameName(as: name) } : mailboxes
    // Someone who was revoked and came back has two entries.
    let current = matches.filter { subscribers[$0].state != .revoked }
    let candidates = current.isEmpty ? matches : current
    guard let first = candidates.first else { throw unknown(name) }
    guard candidates.count == 1 else { throw ambiguous(name, candidates) }
    return first
  }

  private func unknown(_ name: String) -> WorkFailure {
    let words = name.lowercased()
    let similar = subscribers.filter { subscriber in
      subscriber.state != .revoked
        && subscriber.name.lowercased().split(whereSeparator: \.isWhitespace).contains {
          $0.hasPrefix(words)
        }
    }
    if !name.isEmpty, (1...5).contains(similar.count) {
      let shown = similar.map { "\($0.name.quoted) (id \($0.id))" }.joined(separator: " or ")
      return WorkFailure(usage: "no subscriber \(name.quoted); did you mean \(shown)?")
    }
    let names = subscribers.filter { $0.state != .revoked }.flatMap { subscriber in
      [subscriber.name] + (subscriber.email.map { [$0] } ?? [])
    }
    // Of many people, most aren't worth comparing.
    let clause =
      subscribers.count > 2_000 ? "" : Suggestion.clause(for: name, among: names)
    return WorkFailure(
      usage: "no subscriber \(name.quoted)"
        + (clause.isEmpty ? "; `roadcast subscribers list` lists everyone" : clause)
    )
  }

  private func ambiguous(_ name: String, _ indices: [Int]) -> WorkFailure {
    let shown = indices.prefix(10).map { index in
      let subscriber = subscribers[index]
      return "\(subscriber.id)\(subscriber.email.map { " (\($0.escapedForDisplay))" } ?? "")"
    }
    return WorkFailure(
      usage: "\(name.quoted) is the name of \(indices.count) subscribers: "
        + shown.joined(separator: ", ") + (indices.count > 10 ? ", …" : "")
        + "; name one by id or e-mail"
    )
  }
}

extension String {
  /// Whether a name is the same but for case and spaces.
  func isSameName(as other: String) -> Bool {
    split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      == other.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
