import CPictures
package import RoadcastModel

/// Small versions of a cover, for pages; all are JPEGs.
package struct SmallPictures: Sendable, Equatable {
  /// One version.
  package struct Version: Sendable, Equatable {
    /// The pixels of a side.
    package var side: Int

    /// The whole file.
    package var bytes: [UInt8]

    package init(side: Int, bytes: [UInt8]) {
      self.side = side
      self.bytes = bytes
    }
  }

  /// The sides, largest first: an episode's page and player, the same on a simple screen, lists.
  package static let sides = [640, 320, 160]

  /// The bytes that a version of each side may have: a page has to be quick on a phone.
  private static let mostBytes = [640: 16 << 10, 320: 10 << 10, 160: 4 << 10]

  /// Good ones first; the first one is taken that keeps to the size.
  private static let qualities = [86, 80, 74, 66, 58, 48, 38, 28]

  /// Largest first.
  package var versions: [Version]

  /// The picture's most striking colours, the strongest first; at most four.
  package var colours: [Colour]

  package init(versions: [Version], colours: [Colour]) {
    self.versions = versions
    self.colours = colours
  }

  /// Changes when the versions would: a number for our own rules, and the libjpeg-turbo that this was compiled with.
  package static var recipe: String {
    "2 " + (unsafe String(cString: roadcast_jpeg_version()))
  }

  /// Makes the versions of a square picture in RGB.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: what's wrong with the picture.
  package init(of bytes: [UInt8]) throws(PictureFault) {
    var scaler: AreaScaler?
    var profile: [UInt8] = []
    // Twice the width: what's left is the mean of several pixels each.
    try PictureDecoder.decode(
      bytes,
      width: 2 * Self.sides[0],
      start: { size, found in
        profile = ColourProfile.needed(found)
        let side = min(size.columns, size.rows, Self.sides[0])
        scaler = size.bytesPerPixel < 3 ? nil : AreaScaler(size, columns: side, rows: side)
      },
      row: { scaler?.add($0) }
    )
    guard let largest = scaler?.grid else { throw .unusualForm }
    versions = []
    colours = []
    var grid = largest
    for side in Self.sides {
      if side < grid.columns { grid = largest.scaled(to: side) }
      versions.append(
        Version(
          side: grid.columns,
          bytes: try Self.encoded(grid, profile, most: Self.mostBytes[side] ?? 0)
        )
      )
    }
    colours = StrikingColours.find(in: grid)
  }

  /// The profile doesn't count for the size.
  private static func encoded(
    _ grid: PixelGrid,
    _ profile: [UInt8],
    most: Int
  ) throws(PictureFault) -> [UInt8] {
    var smallest: [UInt8] = []
    for quality in qualities {
      guard let bytes = encoded(grid, profile, quality: quality) else { throw .unusualForm }
      smallest = bytes
      if bytes.count <= most + profile.count { break }
    }
    return smallest
  }

  private static func encoded(_ grid: PixelGrid, _ profile: [UInt8], quality: Int) -> [UInt8]? {
    var count = 0
    let start = unsafe grid.bytes.withUnsafeBufferPointer { pixels in
      unsafe profile.withUnsafeBufferPointer { profile in
        unsafe roadcast_jpeg_write(
          pixels.baseAddress,
          UInt32(grid.columns),
          UInt32(grid.rows),
          Int32(quality),
          profile.baseAddress,
          profile.count,
          &count
        )
      }
    }
    guard let start = unsafe start else { return nil }
    defer { unsafe roadcast_jpeg_free_bytes(start) }
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }
}
