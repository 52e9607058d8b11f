import RoadcastModel

/// A drawing that is written element by element.
///
/// It has the width of where it stands: places across are per cent of it, places down are pixels, so
/// that letters keep their size on a phone. Colours come from the page's style, by class.
struct SVG {
  private(set) var text = ""

  /// Pixels.
  let height: Int

  init(height: Int) { self.height = height }

  /// The whole drawing; `role` and name are those of what it stands in.
  var element: String {
    "<svg aria-hidden=\"true\" width=\"100%\" height=\"\(height)\">\(text)</svg>"
  }

  mutating func rect(
    _ style: String,
    x: Place,
    y: Int,
    width: Place,
    height: Int,
    tip: String? = nil
  ) {
    add(
      "rect",
      [
        ("class", style), ("x", x.text), ("y", "\(y)"), ("width", width.text),
        ("height", "\(height)"),
      ],
      tip: tip
    )
  }

  mutating func line(_ style: String, x1: Place, y1: Int, x2: Place, y2: Int) {
    add(
      "line",
      [("class", style), ("x1", x1.text), ("y1", "\(y1)"), ("x2", x2.text), ("y2", "\(y2)")]
    )
  }

  mutating func label(_ content: String, style: String, x: Place, y: Int) {
    text += "<text class=\"\(style)\" x=\"\(x.text)\" y=\"\(y)\">\(HTMLText.escape(content))</text>"
  }

  /// A shape in pixels around a point.
  ///
  /// - `path`: as the attribute `d` has it.
  mutating func mark(_ style: String, x: Place, y: Int, path: StaticString, tip: String? = nil) {
    text += "<svg x=\"\(x.text)\" y=\"\(y)\" width=\"1\" height=\"1\" overflow=\"visible\">"
    add("path", [("class", style), ("d", path.description)], tip: tip)
    text += "</svg>"
  }

  private mutating func add(
    _ name: StaticString,
    _ attributes: [(StaticString, String)],
    tip: String? = nil
  ) {
    text += "<\(name)"
    for (name, value) in attributes { text += " \(name)=\"\(value)\"" }
    text += tip.map { "><title>\(HTMLText.escape($0))</title></\(name)>" } ?? "/>"
  }

  /// A place or an extent across: a part of the whole width.
  struct Place: Sendable {
    /// Thousandths of a per cent.
    private let count: Int

    /// - `whole`: over 0.
    init(_ part: Int, of whole: Int) { count = part * 100_000 / max(1, whole) }

    static let start = Place(0, of: 1)
    static let end = Place(1, of: 1)

    var text: String {
      "\(count / 1_000).\(padded(count % 1_000, 3))%"
    }
  }
}
