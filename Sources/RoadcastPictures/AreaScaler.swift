/// Makes a picture smaller while its rows come in: each new pixel is the mean of those that it covers.
///
/// All of it is whole numbers, so the result is the same everywhere. One row of sums is in memory.
struct AreaScaler {
  private let source: PictureSize

  /// What has been made so far.
  private(set) var grid: PixelGrid

  /// The row being read, and how much of the new row's height is filled, in new rows × old rows.
  private var row = 0
  private var target = 0

  /// The sums of the new row, three a pixel.
  private var sums: [Int]

  /// The old row, made as narrow as the new ones, three sums a pixel.
  private var narrow: [Int]

  /// - Parameters:
  ///   - source: the rows that come in; of four bytes a pixel, the last is the opacity.
  ///   - columns: the new width, at most the old one.
  ///   - rows: the new height, at most the old one.
  init(_ source: PictureSize, columns: Int, rows: Int) {
    self.source = source
    grid = PixelGrid(columns: columns, rows: rows, bytes: [])
    grid.bytes.reserveCapacity(columns * rows * 3)
    sums = Array(repeating: 0, count: columns * 3)
    narrow = sums
  }

  /// Adds the next row.
  mutating func add(_ pixels: Span<UInt8>) {
    makeNarrow(pixels)
    // An old row covers `grid.rows` units of height, a new one `source.rows`.
    var start = row * grid.rows
    let end = start + grid.rows
    while start < end, target < grid.rows {
      let border = min(end, (target + 1) * source.rows)
      let weight = border - start
      for index in sums.indices { sums[index] += narrow[index] * weight }
      start = border
      if border == (target + 1) * source.rows { finishRow() }
    }
    row += 1
  }

  private mutating func makeNarrow(_ pixels: Span<UInt8>) {
    let (columns, step) = (grid.columns, source.bytesPerPixel)
    for index in narrow.indices { narrow[index] = 0 }
    var target = 0
    for column in 0..<source.columns {
      let at = column * step
      var (red, green, blue) = (Int(pixels[at]), Int(pixels[at + 1]), Int(pixels[at + 2]))
      if step == 4, pixels[at + 3] < 255 {
        // Apps show what's transparent on any ground; pages show it on white.
        let opacity = Int(pixels[at + 3])
        let white = (255 - opacity) * 255 + 127
        red = (red * opacity + white) / 255
        green = (green * opacity + white) / 255
        blue = (blue * opacity + white) / 255
      }
      var start = column * columns
      let end = start + columns
      while start < end, target < columns {
        let border = min(end, (target + 1) * source.columns)
        let weight = border - start
        narrow[3 * target] += red * weight
        narrow[3 * target + 1] += green * weight
        narrow[3 * target + 2] += blue * weight
        start = border
        if border == (target + 1) * source.columns { target += 1 }
      }
    }
  }

  private mutating func finishRow() {
    let area = source.columns * source.rows
    for index in sums.indices {
      grid.bytes.append(UInt8((sums[index] + area / 2) / area))
      sums[index] = 0
    }
    target += 1
  }
}
