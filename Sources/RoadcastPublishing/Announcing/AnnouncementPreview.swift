import RoadcastFiles
import RoadcastModel

/// What people would be told, for someone who wants to read it first.
package struct AnnouncementPreview: Sendable {
  /// `webhook` or `mail`.
  package var channel: String

  /// The episode's; nil for the report of the week.
  package var slug: String?

  /// Who gets it, such as "the webhook (slack)" or "12 subscribers".
  package var recipients: String

  /// The message, without what belongs to one recipient alone.
  package var text: String
}

extension Announcer {
  /// What people would be told.
  ///
  /// - Parameter messages: What's to be told.
  /// - Returns: The messages' texts; what can't be made says why.
  func previews(of messages: [Message]) async -> [AnnouncementPreview] {
    var previews: [AnnouncementPreview] = []
    for message in messages {
      var preview = AnnouncementPreview(
        channel: message.channel.rawValue,
        slug: message.episode?.slug,
        recipients: recipients(of: message),
        text: ""
      )
      do {
        preview.text = try await text(of: message)
      } catch let failure as WorkFailure {
        preview.text = failure.message
      } catch {
        preview.text = "\(error)"
      }
      previews.append(preview)
    }
    return previews
  }

  private func recipients(of message: Message) -> String {
    let announcement = message.episode == nil ? target.report : target.announce
    if message.channel == .webhook {
      return "the webhook (\(announcement?.webhook?.rawValue ?? "json"))"
    }
    switch announcement?.mail {
    case .addresses(let addresses): return addresses.joined(separator: ", ")
    case .subscribers:
      let count = message.episode.flatMap { try? subscribers(of: $0.slug).count }
      return count.map { "\($0) subscriber\($0 == 1 ? "" : "s")" } ?? "subscribers"
    case nil: return "no one"
    }
  }
}
