import CQRencode

/// A QR code (ISO/IEC 18004) as a picture of squares.
package struct QRCode: Sendable {
  /// The free border on each side, in squares; the standard asks for four.
  private static let border = 4

  /// Squares from edge to edge, with the border.
  package let width: Int

  /// The dark squares as an SVG path, one unit to a square.
  let path: String

  /// Whether each square is dark, row by row, without the border.
  private let squares: [Bool]

  /// Nil if the text is too long for any code.
  ///
  /// - Parameter text: what the code says: up to about 2,000 bytes.
  package init?(_ text: String) {
    guard !text.utf8.contains(0),
      let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
    else { return nil }
    defer { unsafe QRcode_free(code) }
    let count = Int(unsafe code.pointee.width)
    guard let data = unsafe code.pointee.data else { return nil }
    var path = ""
    for row in 0..<count {
      var column = 0
      while column < count {
        let start = column
        // The lowest bit says whether a square is dark.
        while column < count, unsafe data[row * count + column] & 1 == 1 { column += 1 }
        if column > start {
          path +=
            "M\(start + Self.border) \(row + Self.border)h\(column - start)v1H\(start + Self.border)z"
        } else {
          column += 1
        }
      }
    }
    // The lowest bit says whether a square is dark.
    squares = (0..<count * count).map { unsafe data[$0] & 1 == 1 }
    width = count + 2 * Self.border
    self.path = path
  }

  /// The code as an element of a page, for screens and for readers of screens.
  package var element: String {
    """
    <svg class="code" viewBox="0 0 \(width) \(width)" role="img" aria-label="QR code of the feed's \
    address"><path class="paper" d="M0 0h\(width)v\(width)H0z"/><path class="ink" d="\(path)"/></svg>
    """
  }

  /// Reads one square; the border is light.
  ///
  /// - Parameters:
  ///   - row: From the top, with the border.
  ///   - column: From the left, with the border.
  /// - Returns: Whether it's dark.
  package func isDark(row: Int, column: Int) -> Bool {
    let count = width - 2 * Self.border
    let (row, column) = (row - Self.border, column - Self.border)
    guard (0..<count).contains(row), (0..<count).contains(column) else { return false }
    return squares[row * count + column]
  }
}
