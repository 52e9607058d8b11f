import RoadcastFeed

/// An element of a feed, with everything in it.
struct FeedNode {
  var name: String
  var attributes: [String: String]
  var text: String
  var children: [FeedNode]

  init(_ element: XMLElement) {
    name = element.name
    attributes = element.attributes
    text = element.text
    children = element.children.map(FeedNode.init)
  }

  /// The channel of a feed.
  static func channel(of bytes: [UInt8]) throws(XMLReadingError) -> FeedNode {
    var children: [FeedNode] = []
    var channel: FeedNode?
    try XMLElementReader.read(bytes) { element, depth in
      if depth == 1 { channel = FeedNode(name: element.name) }
      if depth == 2 { children.append(FeedNode(element)) }
    }
    var found = channel ?? FeedNode(name: "")
    found.children = children
    return found
  }

  private init(name: String) {
    self.name = name
    attributes = [:]
    text = ""
    children = []
  }

  func all(_ name: String) -> [FeedNode] { children.filter { $0.name == name } }
  func first(_ name: String) -> FeedNode? { children.first { $0.name == name } }
  func attribute(_ name: String) -> String? { attributes[name] }
}
