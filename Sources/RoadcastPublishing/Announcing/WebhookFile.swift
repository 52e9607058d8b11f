import RoadcastFiles
import RoadcastModel

/// The file with a webhook's address, which is a secret: anyone who knows it can write to the channel.
struct WebhookFile {
  /// Relative to the workspace.
  let name: String

  private let root: String

  /// - Parameters:
  ///   - target: The target's name.
  ///   - isReport: Whether it's for the report, and not for episodes.
  ///   - root: The workspace's folder, an absolute path.
  init(of target: String, isReport: Bool, in root: String) {
    name = ".roadcast/webhooks/\(target)\(isReport ? ".report" : "")"
    self.root = root
  }

  /// Reads the address.
  ///
  /// - Throws: If there's none, or others can read it.
  func address() throws(WorkFailure) -> String {
    guard let file = try InputFile.existing(at: "\(root)/\(name)") else {
      throw WorkFailure(
        "\(name) doesn't exist; write the webhook's address into it, and run `chmod 600 \(name)`"
      )
    }
    guard !file.isOpenToOthers else {
      throw WorkFailure(
        "\(name) can be read by others, and its address is a secret; run `chmod 600 \(name)`"
      )
    }
    let text = String(decoding: try file.read(limit: 4_096) ?? [], as: UTF8.self).trimmed
    let host = WebAddress.host(of: text)
    let isLocal = ["127.0.0.1", "localhost"].contains(host)
    guard host != nil, text.isPrintableASCII, !text.contains(" "),
      text.hasPrefix("https://") || isLocal && text.hasPrefix("http://")
    else {
      throw WorkFailure(
        "\(name) must contain one address that starts with https://, and nothing else"
      )
    }
    return text
  }
}
