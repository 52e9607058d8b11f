import RoadcastModel

/// What a page has in a gap of its shell.
enum PageFilling {
  /// A text, which is escaped.
  case text(String)

  /// HTML without links.
  case html(String)

  case part(PagePart)

  /// What's in the gap, in UTF-8.
  var bytes: [UInt8] {
    switch self {
    case .text(let text): Array(HTMLText.escape(text).utf8)
    case .html(let html): Array(html.utf8)
    case .part(let part): part.bytes
    }
  }

  /// The links in it, as ``PageLinks`` finds them.
  var links: [ArraySlice<UInt8>] {
    if case .part(let part) = self { part.links } else { [] }
  }

  /// A form that only equal fillings have; nil where a part has none.
  var form: [UInt8]? {
    switch self {
    case .text(let text), .html(let text):
      var form: [UInt8] = []
      HTMLValues.append(text, to: &form)
      return form
    case .part(let part): return part.hash
    }
  }
}
