import RoadcastFeed
import RoadcastModel

/// An element of a feed that another program wrote, with the prefixes that podcasting uses.
struct OldElement {
  var name: String
  var attributes: [String: String]

  /// Without the texts of its children.
  var text: String
  var children: [OldElement]

  /// Deeper elements than any feed needs aren't read.
  private static let mostDepth = 20

  init(_ element: XMLElement, depth: Int = 0) {
    name = Self.name(of: element)
    attributes = element.attributes
    text = element.text
    children =
      depth < Self.mostDepth ? element.children.map { OldElement($0, depth: depth + 1) } : []
  }

  /// All children with a name.
  func all(_ name: String) -> [OldElement] { children.filter { $0.name == name } }

  /// The text of the first child with a name, without white space around it; nil for none.
  func words(_ name: String) -> String? {
    children.first { $0.name == name && !$0.text.trimmed.isEmpty }?.text.trimmed
  }

  /// The name of an element with the prefix that podcasting uses, whatever the feed calls it.
  static func name(of element: XMLElement) -> String {
    guard let namespace = element.namespace else { return element.name }
    // As podcasts are meant to write it, and most do.
    if let prefix = standard[namespace], element.name.hasPrefix(prefix) { return element.name }
    let local = element.name.split(separator: ":").last.map(String.init) ?? element.name
    let address = namespace.lowercased()
    for (part, prefix) in namespaces where address.contains(part) { return "\(prefix):\(local)" }
    return element.name
  }

  /// The addresses of namespaces, with the prefixes as names have them.
  private static let standard = [
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "https://podcastindex.org/namespace/1.0": "podcast:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://www.w3.org/2005/Atom": "atom:", "http://podlove.org/simple-chapters": "psc:",
    "http://purl.org/dc/elements/1.1/": "dc:",
  ]

  /// What the addresses of namespaces contain; feeds write them in many ways.
  private static let namespaces = [
    ("itunes.com/dtds", "itunes"), ("podcastindex.org/namespace", "podcast"),
    ("podcast-namespace", "podcast"), ("/rss/1.0/modules/content", "content"),
    ("w3.org/2005/atom", "atom"), ("podlove.org/simple-chapters", "psc"),
    ("purl.org/dc/elements", "dc"), ("google.com/schemas/play-podcasts", "googleplay"),
    ("search.yahoo.com/mrss", "media"),
  ]
}
