import RoadcastAddresses
import RoadcastModel

/// Reads `owner` in `show.yml`.
enum OwnerReader {
  enum Key: String, ManifestKey {
    case name, email

    static let required: [(key: Key, example: String)] = [
      (.name, "Field Marketing"), (.email, "briefings@example.com"),
    ]
  }

  static func read(_ value: ManifestValue) -> Show.Owner? {
    guard let fields = value.mapping(Key.self) else { return nil }
    let name = fields[.name]?.text()
    let email = fields[.email]?.text()
    guard let name, let email else { return nil }
    guard let mailbox = try? AddressReader.mailbox(email.value) else {
      fields[.email]?.report(
        .wrongValue,
        "`email`: \(email.value.quoted) isn't an e-mail address; "
          + "write one like briefings@example.com"
      )
      return nil
    }
    return Show.Owner(name: name.value, email: mailbox)
  }
}
