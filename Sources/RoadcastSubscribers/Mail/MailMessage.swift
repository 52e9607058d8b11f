package import RoadcastModel

/// A mail with a text, the same as HTML, and a picture in that (RFC 5322, 2045 to 2049, 2387).
package struct MailMessage {
  package struct Mailbox {
    package var name: String
    package var address: String

    package init(name: String, address: String) {
      self.name = name
      self.address = address
    }

    /// What follows the last `@`.
    var domain: Substring {
      address[(address.lastIndex(of: "@") ?? address.startIndex)...].dropFirst()
    }
  }

  package var from: Mailbox
  package var to: Mailbox
  package var subject: String
  package var date: Moment

  /// A word that no other mail has: letters and digits.
  package var id: String

  /// UTF-8 with `\n` at the lines' ends.
  package var text: String
  package var html: String

  /// A PNG that the HTML shows as ``pictureAddress``.
  package var picture: [UInt8]?

  /// A mail without a picture.
  ///
  /// - Parameters:
  ///   - from: From whom.
  ///   - to: To whom.
  ///   - subject: Any text.
  ///   - date: When it was written.
  ///   - id: A word that no other mail has: letters and digits.
  ///   - text: UTF-8 with `\n` at the lines' ends.
  ///   - html: The same as HTML.
  package init(
    from: Mailbox,
    to: Mailbox,
    subject: String,
    date: Moment,
    id: String,
    text: String,
    html: String
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.id = id
    self.text = text
    self.html = html
  }

  /// What the HTML calls the picture.
  var pictureAddress: String? { picture == nil ? nil : "cid:\(pictureID)" }

  private var pictureID: String { "code.\(id)@\(from.domain)" }

  /// The mail as a file, with CR LF at the lines' ends.
  package var bytes: [UInt8] {
    // "=_" is in no text that's quoted-printable or base64.
    let (outer, inner) = ("=_alternative_\(id)", "=_related_\(id)")
    let headers = [
      MailHeader("From", name: from.name, mailbox: from.address),
      MailHeader("To", name: to.name, mailbox: to.address),
      MailHeader("Subject", text: subject),
      MailHeader("Date", words: [date.rfc2822]),
      MailHeader("Message-ID", words: ["<\(id)@\(from.domain)>"]),
      MailHeader("MIME-Version", words: ["1.0"]),
      MailHeader("Content-Type", words: ["multipart/alternative;", "boundary=\"\(outer)\""]),
    ]
    var mail = headers.map(\.line).joined() + "\r\n"
    mail += "--\(outer)\r\n" + Self.part("text/plain", text)
    if let picture {
      mail += "--\(outer)\r\n"
      mail +=
        MailHeader(
          "Content-Type",
          words: ["multipart/related;", "type=\"text/html\";", "boundary=\"\(inner)\""]
        ).line + "\r\n"
      mail += "--\(inner)\r\n" + Self.part("text/html", html)
      mail += "--\(inner)\r\n"
      mail += "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
      mail += MailHeader("Content-ID", words: ["<\(pictureID)>"]).line
      mail += "Content-Disposition: inline; filename=\"code.png\"\r\n\r\n"
      mail += MailEncoding.base64Lines(picture) + "--\(inner)--\r\n"
    } else {
      mail += "--\(outer)\r\n" + Self.part("text/html", html)
    }
    mail += "--\(outer)--\r\n"
    return Array(mail.utf8)
  }

  private static func part(_ type: String, _ text: String) -> String {
    "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      + MailEncoding.quotedPrintable(text)
  }
}
