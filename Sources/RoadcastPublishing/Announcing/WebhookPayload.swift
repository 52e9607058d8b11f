import RoadcastFeed
import RoadcastModel

/// What's sent to a webhook, in the form that it takes.
enum WebhookPayload {
  /// Makes a text harmless in Slack's markup.
  static func slackEscaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// A message with a text, and a link that a button opens.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - link: The address; nil without one.
  ///   - kind: Slack's or Teams' form.
  /// - Returns: JSON.
  static func message(_ text: String, link: String?, for kind: Announcement.Webhook) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      switch kind {
      case .slack, .json: json.member("text", text)
      case .teams:
        json.list("attachments", of: [text]) { text, json in
          json.object("content") { json in
            json.member("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            if let link {
              json.list("actions", of: [link]) { link, json in
                json.member("title", "Listen")
                json.member("type", "Action.OpenUrl")
                json.member("url", link)
              }
            }
            // Two spaces and a line end break a line in its Markdown.
            let lines = text.split(separator: "\n").joined(separator: "\n\n")
            json.list("body", of: [lines]) { text, json in
              json.member("text", text)
              json.member("type", "TextBlock")
              json.member("wrap", true)
            }
            json.member("type", "AdaptiveCard")
            json.member("version", "1.4")
          }
          json.member("contentType", "application/vnd.microsoft.card.adaptive")
        }
        json.member("type", "message")
      }
    }
    return json.document
  }

  /// All that's known of an episode, for programs.
  ///
  /// - Parameters:
  ///   - message: The episode.
  ///   - text: Its text.
  /// - Returns: JSON.
  static func document(_ message: EpisodeMessage, text: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.object("episode") { json in
        json.member("audio", message.item.audio)
        json.list("chapters", of: message.item.chapters) { chapter, json in
          json.member("start", chapter.start)
          json.member("title", chapter.title)
        }
        json.member("duration", message.item.duration.flatMap { Int($0) })
        json.member("guid", message.item.guid)
        json.member("link", message.link)
        json.member("published", Moment(rfc2822: message.item.published)?.rfc3339)
        json.member("slug", message.slug)
        json.list("speakers", message.item.people)
        json.member("title", message.item.title)
      }
      json.member("event", "episode")
      json.member("show", message.show)
      json.member("text", text)
    }
    return json.document
  }
}
