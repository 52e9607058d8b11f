package import RoadcastModel

/// Writes `.roadcast/subscribers.json`: one line for each person, so that a change is easy to see in Git.
package enum SubscriberWriter {
  /// Writes everyone in the order of their numbers.
  ///
  /// - Parameter list: The subscribers.
  /// - Returns: The content of the file.
  package static func bytes(of list: SubscriberList) -> [UInt8] {
    var bytes = Array("{\n  \"next\": \(list.next),\n  \"subscribers\": [".utf8)
    for (index, subscriber) in list.subscribers.enumerated() {
      bytes += (index == 0 ? "\n    " : ",\n    ").utf8
      append(subscriber, to: &bytes)
    }
    bytes += (list.subscribers.isEmpty ? "]\n}\n" : "\n  ]\n}\n").utf8
    return bytes
  }

  private static func append(_ subscriber: Subscriber, to bytes: inout [UInt8]) {
    bytes += "{ \"id\": \(subscriber.number)".utf8
    append("name", subscriber.name, to: &bytes)
    append("email", subscriber.email, to: &bytes)
    append("audience", subscriber.audience?.value, to: &bytes)
    if !subscriber.tags.isEmpty {
      bytes += ", \"tags\": {".utf8
      var facet: String?
      for tag in subscriber.tags.sorted(by: { ($0.facet, $0.value) < ($1.facet, $1.value) }) {
        if tag.facet == facet {
          bytes += ", ".utf8
        } else {
          bytes += (facet == nil ? " " : "], ").utf8
          bytes += JSONWriter.quoted(tag.facet)
          bytes += ": [".utf8
          facet = tag.facet
        }
        bytes += JSONWriter.quoted(tag.value)
      }
      bytes += "] }".utf8
    }
    append("state", subscriber.state.rawValue, to: &bytes)
    if subscriber.hasLeft { bytes += ", \"left\": true".utf8 }
    append("until", subscriber.until?.text, to: &bytes)
    bytes += ", \"generation\": \(subscriber.generation)".utf8
    append("invited", subscriber.invited?.rfc3339, to: &bytes)
    bytes += " }".utf8
  }

  private static func append(_ key: String, _ text: String?, to bytes: inout [UInt8]) {
    guard let text else { return }
    bytes += ", \"\(key)\": ".utf8
    bytes += JSONWriter.quoted(text)
  }
}
