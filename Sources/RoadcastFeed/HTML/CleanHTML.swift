import CXML2
import RoadcastModel

/// A text in HTML with nothing that acts: for texts of others that are published under an address of ours.
///
/// Paragraphs, headings, lists, speakers, times, emphasis and links on the web stay. Scripts, styles, pictures,
/// forms, frames and all other attributes go.
package struct CleanHTML: Sendable, Equatable {
  /// The text, as the content of a page.
  package private(set) var text = ""

  /// Reads a text.
  ///
  /// - Parameter html: HTML of any kind, as browsers would read it.
  package init(_ html: String) {
    unsafe HTMLTree.read(html) { unsafe add($0, depth: 0) }
  }

  private static let kept: Set = [
    "a", "b", "blockquote", "br", "cite", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i",
    "li", "ol", "p", "strong", "time", "ul",
  ]

  /// Elements whose words aren't for people.
  private static let dropped: Set = [
    "applet", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "xmp",
  ]

  private mutating func add(_ node: xmlNodePtr, depth: Int) {
    var next: xmlNodePtr? = unsafe node
    while let node = unsafe next {
      switch unsafe node.pointee.type {
      case XML_TEXT_NODE:
        if let content = unsafe node.pointee.content {
          text += Self.escaped(unsafe String(cString: content))
        }
      case XML_ELEMENT_NODE: unsafe addElement(node, depth: depth)
      default: break
      }
      unsafe next = depth == 0 ? nil : node.pointee.next
    }
  }

  private mutating func addElement(_ node: xmlNodePtr, depth: Int) {
    let name = unsafe String(cString: node.pointee.name).lowercased()
    guard !Self.dropped.contains(name) else { return }
    let isKept = Self.kept.contains(name)
    if isKept {
      text += "<\(name)"
      if name == "a", let link = unsafe XMLElement(borrowing: node).attribute("href"),
        ["https://", "http://", "mailto:"].contains(where: link.lowercased().hasPrefix)
      {
        text += " href=\"\(Self.escaped(link))\""
      }
      text += ">"
    }
    // Deeper than any text, and not deeper than the stack.
    if depth < 200, let child = unsafe node.pointee.children { unsafe add(child, depth: depth + 1) }
    if isKept, name != "br" { text += "</\(name)>" }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
