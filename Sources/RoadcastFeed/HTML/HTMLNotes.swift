import CXML2
import RoadcastModel

/// What a text in HTML says, for pages that show it in their own way.
///
/// It's read as browsers read it: whatever is wrong with it, some words come out. Scripts, styles and
/// pictures are left out.
package struct HTMLNotes: Sendable, Equatable {
  /// The text in Markdown.
  package var markdown = ""

  /// The words alone, on one line.
  package var plainText = ""

  /// Reads a text.
  ///
  /// - Parameter html: HTML, or plain text with line ends.
  package init(_ html: String) {
    var writer = MarkdownFromHTML()
    if html.utf8.contains(UInt8(ascii: "<")) || html.utf8.contains(UInt8(ascii: "&")) {
      unsafe HTMLTree.read(html) { unsafe Self.walk($0, with: &writer, depth: 0) }
    } else {
      for line in html.split(whereSeparator: \.isNewline) {
        writer.begin("p")
        writer.add(String(line))
        writer.end("p")
      }
    }
    (markdown, plainText) = writer.finish()
  }

  private static func walk(
    _ node: xmlNodePtr,
    with writer: inout MarkdownFromHTML,
    depth: Int
  ) {
    var next: xmlNodePtr? = unsafe node
    while let node = unsafe next {
      switch unsafe node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = unsafe node.pointee.content {
          unsafe writer.add(String(cString: content))
        }
      case XML_ELEMENT_NODE:
        let name = unsafe String(cString: node.pointee.name).lowercased()
        if !["script", "style", "head", "template"].contains(name) {
          let link = name == "a" ? unsafe XMLElement(borrowing: node).attribute("href") : nil
          writer.begin(name, link: link)
          // Deeper than any text, and not deeper than the stack.
          if depth < 200, let child = unsafe node.pointee.children {
            unsafe walk(child, with: &writer, depth: depth + 1)
          }
          writer.end(name)
        }
      default: break
      }
      unsafe next = depth == 0 ? nil : node.pointee.next
    }
  }
}
