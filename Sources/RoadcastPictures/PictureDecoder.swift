package import RoadcastModel

/// Looks through pictures, and decodes them.
package enum PictureDecoder {
  /// The most pixels that are decoded: those of a very good camera.
  package static let mostPixels = 50_000_000

  private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let jpegSignature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// Looks through all of a picture for what a broken upload or a damaged file leaves out.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: the picture's properties.
  /// - Throws: what's wrong with it.
  package static func inspect(_ bytes: [UInt8]) throws(PictureFault) -> Artwork {
    try decode(bytes, width: 0, start: { _, _ in }, row: { _ in })
  }

  /// Decodes a picture row by row, so that little of it is in memory at once.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - width: the least width of the rows, where the format can save work on a larger picture.
  ///   - start: gets the size of what will be decoded, and the ICC profile of its colours, which can be empty.
  ///   - row: gets each row, from the top.
  /// - Returns: the picture's properties.
  /// - Throws: what's wrong with it.
  @discardableResult
  static func decode(
    _ bytes: [UInt8],
    width: Int,
    start: (PictureSize, [UInt8]) -> Void,
    row: (Span<UInt8>) -> Void
  ) throws(PictureFault) -> Artwork {
    let isPNG = bytes.starts(with: pngSignature)
    guard isPNG || bytes.starts(with: jpegSignature) else { throw .otherFormat }
    return try unsafe bytes.withUnsafeBufferPointer { bytes throws(PictureFault) in
      if isPNG { return try run(unsafe PNGRows(bytes), width: width, start: start, row: row) }
      return try run(unsafe JPEGRows(bytes), width: width, start: start, row: row)
    }
  }

  private static func run<Rows: PictureRows & ~Copyable>(
    _ rows: consuming Rows,
    width: Int,
    start: (PictureSize, [UInt8]) -> Void,
    row: (Span<UInt8>) -> Void
  ) throws(PictureFault) -> Artwork {
    let artwork = rows.artwork
    // What a header says costs nothing yet; what follows costs memory and time.
    guard artwork.width.multipliedReportingOverflow(by: artwork.height).partialValue <= mostPixels,
      max(artwork.width, artwork.height) <= mostPixels
    else { throw .tooManyPixels(artwork) }
    let size = try rows.start(width: width)
    start(size, rows.profile)
    while try rows.next(row) {}
    try rows.finish()
    return artwork
  }
}
