/// A small picture in memory, its pixels as red, green and blue.
struct PixelGrid: Equatable {
  /// Pixels in a row, and rows.
  var columns: Int
  var rows: Int

  /// Row after row, three bytes a pixel.
  var bytes: [UInt8]

  /// A smaller version; each of its pixels is the mean of those that it covers.
  func scaled(to side: Int) -> PixelGrid {
    var scaler = AreaScaler(
      PictureSize(columns: columns, rows: rows, bytesPerPixel: 3),
      columns: side,
      rows: side
    )
    for row in 0..<rows {
      scaler.add(bytes.span.extracting(row * columns * 3..<(row + 1) * columns * 3))
    }
    return scaler.grid
  }
}
