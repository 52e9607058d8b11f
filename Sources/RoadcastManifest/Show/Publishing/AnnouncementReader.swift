import RoadcastAddresses
import RoadcastModel

/// Reads `announce` and `report` of a target in `show.yml`.
enum AnnouncementReader {
  enum Key: String, ManifestKey {
    case webhook, mail, template
  }

  /// Reads one.
  ///
  /// - Parameters:
  ///   - value: The group.
  ///   - excluded: Keys that this group can't have.
  /// - Returns: Nil where it isn't a group.
  static func read(_ value: ManifestValue, without excluded: [Key] = []) -> Announcement? {
    guard let fields = value.mapping(Key.self, without: excluded) else { return nil }
    var announcement = Announcement()
    announcement.webhook = fields[.webhook].flatMap(webhook)
    announcement.mail = fields[.mail].flatMap {
      recipients($0, allowsSubscribers: excluded.isEmpty)
    }
    announcement.template = fields[.template]?.path()
    return announcement
  }

  private static func webhook(from value: ManifestValue) -> Announcement.Webhook? {
    if let text = value.node.scalar, text.contains("://") {
      value.report(
        .wrongValue,
        "`webhook` is the form of the messages (slack, teams or json); its address is a secret, so put it into "
          + "a file in .roadcast/webhooks/, and never into a manifest"
      )
      return nil
    }
    return value.choice(of: Announcement.Webhook.self)
  }

  private static func recipients(
    _ value: ManifestValue,
    allowsSubscribers: Bool
  ) -> Announcement.Recipients? {
    if allowsSubscribers, value.node.scalar == "subscribers" { return .subscribers }
    var addresses: [String] = []
    for element in value.elements {
      guard let text = element.text()?.value else { continue }
      guard let mailbox = try? AddressReader.mailbox(text) else {
        element.report(
          .wrongValue,
          "`mail`: \(text.quoted) isn't an e-mail address; write one like briefings@example.com"
            + (allowsSubscribers ? ", or subscribers" : "")
        )
        continue
      }
      addresses.append(mailbox)
    }
    return addresses.isEmpty ? nil : .addresses(addresses)
  }
}
