import CXML2

/// Reads HTML as browsers do.
///
/// Whatever is wrong with a text, there's a tree. Nothing is loaded.
enum HTMLTree {
  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
  )

  /// Gives the tree of a text to a closure, and frees it afterwards.
  ///
  /// - Parameters:
  ///   - html: The text.
  ///   - use: Gets the root. It isn't called if there's nothing in the text.
  static func read(_ html: String, _ use: (xmlNodePtr) -> Void) {
    _ = LibXML.ready
    let bytes = Array(html.utf8)
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: buffer.count),
        nil,
        "UTF-8",
        options
      )
    }
    guard let document = unsafe document else { return }
    defer { unsafe xmlFreeDoc(document) }
    guard let root = unsafe xmlDocGetRootElement(document) else { return }
    unsafe use(root)
  }
}
