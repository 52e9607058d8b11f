import RoadcastFeed
import RoadcastFiles
import RoadcastHTTP
import RoadcastHashing
import RoadcastModel
import RoadcastSubscribers

/// Tells people what's out at a target: once for each episode, and again when it failed.
struct Announcer: Sendable {
  let show: Show
  let target: Target
  let folder: FeedFolder

  /// The workspace's folder, an absolute path.
  let root: String
  let now: Moment

  /// Makes the report of the week.
  let makeReport: (@Sendable () async throws -> WeeklyReport)?

  /// Something to announce.
  struct Message: Sendable, Equatable {
    enum Channel: String, Sendable {
      case webhook, mail
    }

    var channel: Channel

    /// The episode's; nil for the report of the week.
    var slug: String?

    /// What it's remembered by.
    var key: String
  }

  /// Seconds after which an episode isn't news any more: a new target doesn't announce old ones.
  private static let longest: Int64 = 7 * 86_400

  // MARK: What to announce

  /// Finds what to announce.
  ///
  /// - Parameter record: What was announced already.
  /// - Returns: The messages, oldest episode first.
  /// - Throws: If the feed can't be read.
  func messages(_ record: TargetRecord) throws -> [Message] {
    var messages: [Message] = []
    if let announcement = target.announce {
      for item in try news().reversed() {
        for channel in channels(of: announcement) {
          messages.append(
            Message(channel: channel, slug: item.slug, key: "\(channel.rawValue) \(item.slug)")
          )
        }
      }
    }
    if let report = target.report, makeReport != nil {
      let week = WeeklyReport.moments(around: now, show.dates).this
      if week <= now {
        for channel in channels(of: report) {
          let key = "report \(channel.rawValue) \(week.date)"
          messages.append(Message(channel: channel, slug: nil, key: key))
        }
      }
    }
    return messages.filter { !record.hasAnnounced($0.key) }
  }

  /// When the next report of a week is due; nil if none is wanted.
  var nextReport: Moment? {
    guard target.report != nil else { return nil }
    let (this, next) = WeeklyReport.moments(around: now, show.dates)
    return this > now ? this : next
  }

  private func channels(of announcement: Announcement) -> [Message.Channel] {
    (announcement.webhook == nil ? [] : [.webhook]) + (announcement.mail == nil ? [] : [.mail])
  }

  /// The episodes of the main feed that are new.
  ///
  /// No draft is in it, and nothing that's early.
  private func news() throws -> [(slug: String, item: AnnouncedItem)] {
    try items(of: "\(folder.path)/\(FeedLayout.feed(.main))").filter { _, item in
      guard let date = Moment(rfc2822: item.published) else { return false }
      return date <= now && now.seconds - date.seconds < Self.longest
    }
  }

  private func items(of path: String) throws -> [(slug: String, item: AnnouncedItem)] {
    guard let bytes = try InputFile.existing(at: path)?.read(limit: 64 << 20) else { return [] }
    return try AnnouncedItem.read(bytes).compactMap { item in
      FeedLayout.audio(at: item.audio).map { ($0.slug, item) }
    }
  }

  // MARK: Telling

  /// Sends announcements, and notes what was sent.
  ///
  /// - Parameters:
  ///   - messages: What to announce.
  ///   - record: Gets what was announced.
  /// - Returns: What failed; a sentence each.
  func tell(_ messages: [Message], _ record: inout TargetRecord) async -> [String] {
    var problems: [String] = []
    var report: WeeklyReport?
    for message in messages {
      do {
        if let slug = message.slug {
          guard let item = try news().first(where: { $0.slug == slug })?.item else { continue }
          try await tell(item, slug, by: message.channel)
        } else {
          if report == nil { report = try await makeReport?() }
          guard let report else { continue }
          try await send(report, by: message.channel)
        }
        record.announce(message.key)
      } catch let failure as WorkFailure {
        problems.append(failure.message)
      } catch {
        problems.append("can't announce: \("\(error)".escapedForDisplay)")
      }
    }
    return problems
  }

  private func tell(
    _ item: AnnouncedItem,
    _ slug: String,
    by channel: Message.Channel
  ) async throws {
    let message = EpisodeMessage(show: show.title, slug: slug, item: item, link: item.link)
    let template = try template()
    switch channel {
    case .webhook:
      guard let kind = target.announce?.webhook else { return }
      let text = try render(message, template, isSlack: kind == .slack)
      let body =
        kind == .json
        ? WebhookPayload.document(message, text: text)
        : WebhookPayload.message(text, link: item.link, for: kind)
      try await post(body, isReport: false)
    case .mail: try writeMails(message, template)
    }
  }

  private func render(
    _ message: EpisodeMessage,
    _ template: String,
    isSlack: Bool = false
  ) throws -> String {
    do {
      return try message.text(template, escape: isSlack ? WebhookPayload.slackEscaped : { $0 })
    } catch {
      throw WorkFailure(
        "\(target.announce?.template?.value ?? "the template") isn't a Mustache template: "
          + "\("\(error)".escapedForDisplay)"
      )
    }
  }

  private func template() throws(WorkFailure) -> String {
    guard let path = target.announce?.template?.value else { return EpisodeMessage.template }
    guard let bytes = try InputFile.existing(at: "\(root)/\(path)")?.read(limit: 1 << 16) else {
      throw WorkFailure(
        "the template \(path) doesn't exist, or has over 64 KiB; correct `template` in show.yml"
      )
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func send(_ report: WeeklyReport, by channel: Message.Channel) async throws {
    switch channel {
    case .webhook:
      guard let kind = target.report?.webhook else { return }
      let text = "\(report.subject)\n\n\(report.text)"
      let shown = kind == .slack ? "```\n\(WebhookPayload.slackEscaped(text))\n```" : text
      try await post(WebhookPayload.message(shown, link: nil, for: kind), isReport: true)
    case .mail:
      guard case .addresses(let addresses) = target.report?.mail else { return }
      for address in addresses {
        try write(
          AnnouncementMail(
            subject: report.subject,
            text: report.text,
            link: nil,
            isTable: true
          ),
          to: MailMessage.Mailbox(name: address, address: address),
          as: "report-\(WeeklyReport.moments(around: now, show.dates).this.date)"
        )
      }
    }
  }

  // MARK: Webhooks

  /// Sends a message to the webhook, whose address is in no message of ours.
  private func post(_ body: [UInt8], isReport: Bool) async throws {
    let file = WebhookFile(of: target.name.value, isReport: isReport, in: root)
    var request = HTTPRequest(try file.address(), method: .post)
    request.headers = [HTTPHeader("Content-Type", "application/json")]
    request.body = body
    request.limits.seconds = 30
    let problem: String
    do {
      let answer = try await HTTPClient().answer(to: request)
      guard !answer.isSuccess else { return }
      problem = "it answers \(answer.status)"
    } catch let failure as HTTPFailure {
      problem =
        switch failure.kind {
        case .noSuchHost: "no machine has that name"
        case .noAnswer: "nothing answers there"
        case .tooSlow: "it took too long"
        case .badCertificate, .noEncryption: "its certificate isn't valid"
        default: "the request failed"
        }
    }
    throw WorkFailure(
      "can't announce to the webhook of \(target.name.value): \(problem); check the address in \(file.name)"
    )
  }

  // MARK: Mails

  private func writeMails(_ message: EpisodeMessage, _ template: String) throws {
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

  /// Everyone with a working address whose feed has an episode.
  private func subscribers(of slug: String) throws -> [SubscriberEntry] {
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
      return Set(try items(of: "\(place)/\(path)").map(\.slug))
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
