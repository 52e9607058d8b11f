import RoadcastModel
import RoadcastSubscribers

/// A mail that says that an episode is out, or a report.
struct AnnouncementMail {
  var subject: String
  var text: String

  /// An address that the mail has a button for; nil for none.
  var link: String?

  /// Whether the text has columns.
  var isTable = false

  /// The mail.
  ///
  /// - Parameters:
  ///   - sender: From whom.
  ///   - recipient: To whom.
  ///   - date: When.
  ///   - id: A word that no other mail has.
  /// - Returns: The mail.
  func message(
    from sender: MailMessage.Mailbox,
    to recipient: MailMessage.Mailbox,
    at date: Moment,
    id: String
  ) -> MailMessage {
    MailMessage(
      from: sender,
      to: recipient,
      subject: subject,
      date: date,
      id: id,
      text: text,
      html: html
    )
  }

  private var html: String {
    let escaped = HTMLText.escape(text)
    let body =
      isTable
      ? "<pre style=\"font:14px/1.4 monospace\">\(escaped)</pre>"
      : "<p style=\"font:16px/1.5 sans-serif\">"
        + escaped.split(separator: "\n").joined(separator: "<br>\n") + "</p>"
    let button =
      link.map {
        "\n<p><a href=\"\(HTMLText.escape($0))\" style=\"font:bold 16px sans-serif\">Listen</a></p>"
      } ?? ""
    return "<!DOCTYPE html>\n<html><body>\n\(body)\(button)\n</body></html>\n"
  }
}
