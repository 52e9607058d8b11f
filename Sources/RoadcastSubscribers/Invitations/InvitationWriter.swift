import RoadcastHashing
import RoadcastModel
import RoadcastPictures
import RoadcastSite

/// Writes the invitations of a show.
struct InvitationWriter {
  let show: Show
  let from: MailMessage.Mailbox
  let now: Moment
  let pages: InvitationPages

  /// Pixels of a side of one square of a QR code.
  private static let scale = 5

  /// Writes a mail to one person.
  ///
  /// - Parameters:
  ///   - entry: The person, with their address.
  ///   - email: Their e-mail address.
  /// - Returns: The mail.
  func mail(to entry: SubscriberEntry, _ email: String) -> [UInt8] {
    let content = content(for: entry)
    var mail = MailMessage(
      from: from,
      to: MailMessage.Mailbox(name: entry.subscriber.name, address: email),
      subject: content.words.subject(show.title),
      date: show.dates.shown(now),
      id: id(of: entry.subscriber),
      text: Self.text(content),
      html: ""
    )
    mail.picture = Self.picture(of: content.page)
    let html = pages.mail(content, picture: mail.pictureAddress)
    mail.html = String(decoding: html, as: UTF8.self)
    return mail.bytes
  }

  /// Writes a page with a card for each person.
  ///
  /// - Parameter people: The people, with their addresses.
  /// - Returns: The page.
  func cards(for people: [SubscriberEntry]) -> [UInt8] {
    pages.cards(people.map(content), title: show.title, language: show.language)
  }

  private func content(for entry: SubscriberEntry) -> InvitationContent {
    let feed = entry.address ?? ""
    return InvitationContent(
      name: entry.subscriber.name,
      showTitle: show.title,
      feed: feed,
      page: String(feed.dropLast(FeedLayout.feed(.main).count))
        + FeedLayout.subscribePage(of: .main),
      language: show.language
    )
  }

  /// A word that's different for each mail, and says nothing about the address.
  private func id(of subscriber: Subscriber) -> String {
    let text =
      "\(show.baseURL.value)\n\(subscriber.number)\n\(subscriber.generation)\n\(now.seconds)"
    return String(Digest.hex(text.utf8).prefix(32))
  }

  private static func text(_ content: InvitationContent) -> String {
    let words = content.words
    let hints = words.hints.map { "\($0.app ?? words.anyOtherApp): \($0.text)" }
    return """
      \(words.greeting(content.name))

      \(words.ready(content.showTitle)).
      \(words.instructions.joined(separator: "\n"))

      \(content.feed)

      \(words.howTo)
      \(content.page)

      \(hints.joined(separator: "\n"))

      """
  }

  /// The QR code of an address as a PNG.
  private static func picture(of address: String) -> [UInt8]? {
    guard let code = QRCode(address) else { return nil }
    let width = code.width * scale
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * width)
    for row in 0..<width {
      for column in 0..<width {
        pixels.append(code.isDark(row: row / scale, column: column / scale) ? 0 : 255)
      }
    }
    return PNGWriter.bytes(gray: pixels, width: width)
  }
}
