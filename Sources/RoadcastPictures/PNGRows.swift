import CPictures
import RoadcastModel

/// The rows of a PNG, through libpng.
///
/// The library's handle belongs to this value alone, which frees it. All calls come from one task.
@safe
struct PNGRows: ~Copyable, PictureRows {
  let artwork: Artwork

  private let reader: OpaquePointer

  /// - Parameter bytes: the file, which outlives this value.
  /// - Throws: why the header can't be read.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PictureFault) {
    guard let start = bytes.baseAddress,
      let reader = unsafe roadcast_png_open(start, bytes.count)
    else { throw .noPicture }
    let artwork = Artwork(
      format: .png,
      width: Int(unsafe roadcast_png_width(reader)),
      height: Int(unsafe roadcast_png_height(reader)),
      isRGB: unsafe roadcast_png_has_colours(reader),
      isTransparent: unsafe roadcast_png_has_alpha(reader)
    )
    if let fault = PictureFault(unsafe roadcast_png_look(reader), of: artwork) {
      unsafe roadcast_png_free(reader)
      throw fault == .incomplete(artwork) ? .noPicture : fault
    }
    self.artwork = artwork
    unsafe self.reader = reader
  }

  var state: roadcast_picture_state { unsafe roadcast_png_look(reader) }

  /// The ICC profile, as the file has it; empty without one.
  var profile: [UInt8] {
    var count = 0
    let start = unsafe roadcast_png_profile(reader, &count)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  deinit { unsafe roadcast_png_free(reader) }

  mutating func start(width: Int) throws(PictureFault) -> PictureSize {
    unsafe roadcast_png_start(reader)
    try check()
    return PictureSize(columns: artwork.width, rows: artwork.height, bytesPerPixel: 4)
  }

  mutating func next(_ use: (Span<UInt8>) -> Void) throws(PictureFault) -> Bool {
    guard let row = unsafe roadcast_png_read_row(reader) else {
      try check()
      return false
    }
    use(unsafe Span(_unsafeStart: row, count: artwork.width * 4))
    return true
  }

  mutating func finish() throws(PictureFault) {
    unsafe roadcast_png_finish(reader)
    try check()
  }
}
