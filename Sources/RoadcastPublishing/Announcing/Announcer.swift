import RoadcastFeed
import RoadcastFiles
import RoadcastModel

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

  /// An episode of a published feed.
  struct Episode: Sendable, Equatable {
    var slug: String
    var item: AnnouncedItem
  }

  /// Something to announce.
  struct Message: Sendable, Equatable {
    enum Channel: String, Sendable {
      case webhook, mail
    }

    var channel: Channel

    /// The episode; nil for the report of the week.
    var episode: Episode?

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
      for episode in try news().reversed() {
        for channel in channels(of: announcement) {
          let key = "\(channel.rawValue) \(episode.slug)"
          messages.append(Message(channel: channel, episode: episode, key: key))
        }
      }
    }
    if let report = target.report, makeReport != nil {
      let week = WeeklyReport.moments(around: now, show.dates).this
      if week <= now {
        for channel in channels(of: report) {
          let key = "report \(channel.rawValue) \(week.date)"
          messages.append(Message(channel: channel, episode: nil, key: key))
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
  private func news() throws -> [Episode] {
    try episodes(of: "\(folder.path)/\(FeedLayout.feed(.main))").filter { episode in
      guard let date = Moment(rfc2822: episode.item.published) else { return false }
      return date <= now && now.seconds - date.seconds < Self.longest
    }
  }

  /// The episodes of a feed.
  ///
  /// - Parameter path: The feed's absolute path.
  /// - Returns: Newest first; none if there's no such feed.
  /// - Throws: If the feed can't be read.
  func episodes(of path: String) throws -> [Episode] {
    guard let bytes = try InputFile.existing(at: path)?.read(limit: 64 << 20) else { return [] }
    return try AnnouncedItem.read(bytes).compactMap { item in
      FeedLayout.audio(at: item.audio).map { Episode(slug: $0.slug, item: item) }
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
        if let episode = message.episode {
          try await tell(episode, by: message.channel)
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

  /// The text of a message, as the usual recipient gets it.
  ///
  /// - Parameter message: What would be announced.
  /// - Returns: The text.
  /// - Throws: If it can't be made.
  func text(of message: Message) async throws -> String {
    guard let episode = message.episode else { return try await makeReport?().text ?? "" }
    return try render(
      EpisodeMessage(
        show: show.title,
        slug: episode.slug,
        item: episode.item,
        link: episode.item.link
      ),
      template()
    )
  }

  private func tell(_ episode: Episode, by channel: Message.Channel) async throws {
    let message = EpisodeMessage(
      show: show.title,
      slug: episode.slug,
      item: episode.item,
      link: episode.item.link
    )
    let template = try template()
    switch channel {
    case .webhook:
      guard let kind = target.announce?.webhook else { return }
      let text = try render(message, template, isSlack: kind == .slack)
      let body =
        kind == .json
        ? WebhookPayload.document(message, text: text)
        : WebhookPayload.message(text, link: message.link, for: kind)
      try await post(body, isReport: false)
    case .mail: try writeMails(message, template)
    }
  }

  /// Writes the text about an episode.
  ///
  /// - Parameters:
  ///   - message: The episode.
  ///   - template: In Mustache's form.
  ///   - isSlack: Whether it's for Slack, whose markup is escaped.
  /// - Returns: The text.
  /// - Throws: If the template isn't one.
  func render(
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
        "the template \(path) doesn't exist, or is larger than 64 KiB; correct `template` in show.yml"
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
    case .mail: try writeMails(report)
    }
  }
}
