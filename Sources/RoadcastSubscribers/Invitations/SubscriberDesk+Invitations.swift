import RoadcastFiles
import RoadcastModel
import RoadcastSite

extension SubscriberDesk {
  /// Who is to be invited.
  package enum Invitees: Sendable {
    /// Everyone whose address works, and who hasn't got an invitation to it.
    case new
    /// Everyone whose address works.
    case all
    /// These people, by their ids, e-mail addresses or names.
    case named([String])
  }

  /// Writes invitations, and notes who was invited.
  ///
  /// Sending them is someone else's work.
  ///
  /// - Parameters:
  ///   - invitees: Who is to be invited.
  ///   - folder: The folder for the mails, an absolute path; nil for none.
  ///   - cards: The page of cards, an absolute path; nil for none.
  /// - Returns: What was written, and who was left out.
  /// - Throws: ``DamagedSubscribers``, or `WorkFailure` where a name is wrong, or a file can't be written.
  package func invite(
    _ invitees: Invitees,
    folder: String?,
    cards: String?
  ) throws -> InvitationReport {
    guard let owner = show.owner else {
      throw WorkFailure(
        "show.yml has no `owner`, from whom invitations come; add one: "
          + "owner: { name: Field Marketing, email: briefings@example.com }"
      )
    }
    let list = try store.load()
    var report = InvitationReport()
    let chosen = try people(invitees, in: list)
    let addressed = try addressed(chosen, in: list)
    report.notes = addressed.notes
    let writer = InvitationWriter(
      show: show,
      from: MailMessage.Mailbox(name: owner.name, address: owner.email),
      now: now,
      pages: try InvitationPages()
    )
    for entry in addressed.people where entry.subscriber.email == nil && cards == nil {
      report.skipped.append(
        InvitationReport.Skipped(person: entry, reason: "has no e-mail address")
      )
    }
    if let folder { try writeMails(to: addressed.people, by: writer, in: folder, &report) }
    if let cards, !addressed.people.isEmpty {
      try Self.write(writer.cards(for: addressed.people), to: cards)
      report.cards = cards
      let mailed = Set(report.invited.map(\.person.subscriber.number))
      report.invited += addressed.people.filter { !mailed.contains($0.subscriber.number) }
        .map { ($0, nil) }
    }
    try note(report.invited.map(\.person.subscriber))
    return report
  }

  private func people(_ invitees: Invitees, in list: SubscriberList) throws -> [Subscriber] {
    switch invitees {
    case .new: return list.subscribers.filter { $0.isActive(at: now) && $0.invited == nil }
    case .all: return list.subscribers.filter { $0.isActive(at: now) }
    case .named(let names):
      let people = try list.indices(of: names).map { list.subscribers[$0] }
      if let person = people.first(where: { !$0.isActive(at: now) }) {
        let state = SubscriberEntry(person, at: now).status.rawValue
        throw WorkFailure(
          usage: "the address of subscriber \(person.id), \(person.name.quoted), is \(state); an "
            + "invitation to it would lead nowhere"
        )
      }
      return people
    }
  }

  private func writeMails(
    to people: [SubscriberEntry],
    by writer: InvitationWriter,
    in folder: String,
    _ report: inout InvitationReport
  ) throws(WorkFailure) {
    guard people.contains(where: { $0.subscriber.email != nil }) else { return }
    if !FileSystem.exists(folder) {
      try FileSystem.createFolder(folder)
      // The names of the files are people's.
      FileSystem.keepPrivate(folder)
    }
    report.folder = folder
    for entry in people {
      guard let email = entry.subscriber.email else { continue }
      let slug = Slug.suggestion(for: entry.subscriber.name).map { "-\($0)" } ?? ""
      let name = "\(entry.subscriber.id)\(slug).eml"
      try Self.write(writer.mail(to: entry, email), to: "\(folder)/\(name)")
      report.invited.append((entry, name))
    }
  }

  /// Only the owner may read what has addresses in it.
  private static func write(_ bytes: [UInt8], to path: String) throws(WorkFailure) {
    let file = try PendingFile(for: path, isSecret: true)
    try file.append(bytes)
    try file.commit(replaces: true)
  }

  /// Notes that people were invited to the address that they have.
  private func note(_ people: [Subscriber]) throws {
    guard !people.isEmpty else { return }
    let generations = Dictionary(people.map { ($0.number, $0.generation) }) { first, _ in first }
    try store.change { list in
      for index in list.subscribers.indices
      where generations[list.subscribers[index].number] == list.subscribers[index].generation {
        list.subscribers[index].invited = show.dates.shown(now)
      }
    }
  }
}
