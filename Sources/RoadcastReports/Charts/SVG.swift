import RoadcastModel

/// A drawing in SVG 1.1 that is written element by element.
///
/// It is as wide as its place on the page. Horizontal positions are shares of that width, and vertical
/// ones are pixels, so that letters keep their size on a phone. Colours come from the page's style
/// sheet, by class.
struct SVG {
  private var text = ""

  /// Pixels.
  private let height: Int

  init(height: Int) { self.height = height }

  /// The whole drawing; the element around it has the role and the label.
  var element: String {
    "<svg aria-hidden=\"true\" width=\"100%\" height=\"\(height)\">\(text)</svg>"
  }

  /// Adds a rectangle; `tip` is shown by browsers when the pointer is on it.
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

  /// Adds a line.
  mutating func line(_ style: String, x1: Place, y1: Int, x2: Place, y2: Int) {
    add(
      "line",
      [("class", style), ("x1", x1.text), ("y1", "\(y1)"), ("x2", x2.text), ("y2", "\(y2)")]
    )
  }

  /// Adds a text, whose anchor and baseline are at a point.
  mutating func label(_ content: String, style: String, x: Place, y: Int) {
    text += "<text class=\"\(style)\" x=\"\(x.text)\" y=\"\(y)\">\(HTMLText.escape(content))</text>"
  }

  /// Adds a shape around a point; `path` is in pixels from there, as in the attribute `d`.
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
}

extension SVG {
  /// A horizontal position or extent, as a share of the whole width.
  struct Place: Sendable {
    /// Thousandths of a per cent.
    private let count: Int

    /// `part` of a positive `whole`.
    init(_ part: Int, of whole: Int) { count = part * 100_000 / max(1, whole) }

    static let start = Place(0, of: 1)
    static let end = Place(1, of: 1)

    /// A percentage, such as `12.500%`.
    var text: String {
      "\(count / 1_000).\(padded(count % 1_000, 3))%"
    }
  }
}
