import RoadcastFeed
import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import RoadcastSubscribers

extension Announcer {
  /// Writes a mail about an episode to everyone who wants one.
  ///
  /// - Parameters:
  ///   - message: The episode.
  ///   - template: In Mustache's form.
  /// - Throws: If one can't be written.
  func writeMails(_ message: EpisodeMessage, _ template: String) throws {
    switch target.announce?.mail {
    case nil: return
    case .addresses(let addresses):
      for address in addresses {
        try write(
          AnnouncementMail(
            subject: "\(show.title): \(message.item.title)",
            text: try render(message, template),
            link: message.link
          ),
          to: MailMessage.Mailbox(name: address, address: address),
          as: message.slug
        )
      }
    case .subscribers:
      for entry in try subscribers(of: message.slug) {
        guard let email = entry.subscriber.email, let feed = entry.address else { continue }
        var personal = message
        personal.link =
          String(feed.dropLast(FeedLayout.feed(.main).count))
          + FeedLayout.episodePage(message.slug, in: .main)
        try write(
          AnnouncementMail(
            subject: "\(show.title): \(message.item.title)",
            text: try render(personal, template),
            link: personal.link
          ),
          to: MailMessage.Mailbox(name: entry.subscriber.name, address: email),
          as: "\(message.slug)-\(entry.subscriber.id)"
        )
      }
    }
  }

  /// Writes a mail with the report of the week to everyone who wants it.
  ///
  /// - Parameter report: The report.
  /// - Throws: If one can't be written.
  func writeMails(_ report: WeeklyReport) throws {
    guard case .addresses(let addresses) = target.report?.mail else { return }
    for address in addresses {
      try write(
        AnnouncementMail(subject: report.subject, text: report.text, link: nil, isTable: true),
        to: MailMessage.Mailbox(name: address, address: address),
        as: "report-\(WeeklyReport.moments(around: now, show.dates).this.date)"
      )
    }
  }

  /// Everyone with a working address whose feed has an episode.
  func subscribers(of slug: String) throws -> [SubscriberEntry] {
    let desk = SubscriberDesk(show: show, root: root, now: now)
    var slugs: [FeedName: Set<String>] = [:]
    let people = try desk.list().filter { entry in
      guard entry.status == .active, entry.subscriber.email != nil else { return false }
      let feed = entry.subscriber.feed
      if slugs[feed] == nil { slugs[feed] = try self.slugs(in: feed) }
      return slugs[feed]?.contains(slug) ?? false
    }
    guard !people.isEmpty else { return [] }
    return try desk.show(people.map(\.subscriber.id)).people
  }

  private func slugs(in feed: FeedName) throws -> Set<String> {
    let path = FeedLayout.feed(feed)
    let places = [folder.path, "\(root)/\(OutputTree.private.folderName)"]
    for place in places where FileSystem.exists("\(place)/\(path)") {
      return Set(try episodes(of: "\(place)/\(path)").map(\.slug))
    }
    return []
  }

  /// Writes a mail, which only the workspace's owner may read: it can have a private address.
  private func write(
    _ mail: AnnouncementMail,
    to recipient: MailMessage.Mailbox,
    as name: String
  ) throws {
    guard let owner = show.owner else {
      throw WorkFailure(
        "show.yml has no `owner`, from whom mails come; add one: "
          + "owner: { name: Field Marketing, email: briefings@example.com }"
      )
    }
    let id = String(
      Digest.hex("\(show.baseURL.value)\n\(recipient.address)\n\(name)\n\(now.seconds)".utf8)
        .prefix(32)
    )
    let folder = "\(root)/.roadcast/announcements/\(target.name.value)"
    try FileSystem.createFolder(folder)
    FileSystem.keepPrivate(folder)
    let mark = Digest.hex(recipient.address.utf8).prefix(8)
    let file = try PendingFile(for: "\(folder)/\(name)-\(mark).eml", isSecret: true)
    let sender = MailMessage.Mailbox(name: owner.name, address: owner.email)
    try file.append(
      mail.message(from: sender, to: recipient, at: show.dates.shown(now), id: id).bytes
    )
    try file.commit(replaces: true)
  }
}
