import CPictures
import RoadcastModel

/// The rows of a JPEG, through libjpeg-turbo.
///
/// The library's handle belongs to this value alone, which frees it. All calls come from one task.
@safe
struct JPEGRows: ~Copyable, PictureRows {
  let artwork: Artwork

  private let reader: OpaquePointer
  private var row: [UInt8] = []

  /// - Parameter bytes: the file, which outlives this value.
  /// - Throws: why the header can't be read.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PictureFault) {
    guard let start = bytes.baseAddress,
      let reader = unsafe roadcast_jpeg_open(start, bytes.count)
    else { throw .noPicture }
    let artwork = Artwork(
      format: .jpeg,
      width: Int(unsafe roadcast_jpeg_width(reader)),
      height: Int(unsafe roadcast_jpeg_height(reader)),
      isRGB: unsafe roadcast_jpeg_components(reader) == 3,
      isTransparent: false,
      isUpright: unsafe roadcast_jpeg_orientation(reader) == 1
    )
    // A fault on the way to the first pixel.
    if let fault = PictureFault(unsafe roadcast_jpeg_look(reader), of: artwork) {
      unsafe roadcast_jpeg_free(reader)
      throw fault == .incomplete(artwork) && artwork.width == 0 ? .noPicture : fault
    }
    self.artwork = artwork
    unsafe self.reader = reader
  }

  var state: roadcast_picture_state { unsafe roadcast_jpeg_look(reader) }

  /// The ICC profile, as the file has it; empty without one.
  var profile: [UInt8] {
    var count = 0
    let start = unsafe roadcast_jpeg_profile(reader, &count)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  deinit { unsafe roadcast_jpeg_free(reader) }

  mutating func start(width: Int) throws(PictureFault) -> PictureSize {
    let eighths = [1, 2, 4].first { artwork.width * $0 / 8 >= width } ?? 8
    unsafe roadcast_jpeg_start(reader, UInt32(eighths))
    try check()
    let size = PictureSize(
      columns: Int(unsafe roadcast_jpeg_columns(reader)),
      rows: Int(unsafe roadcast_jpeg_rows(reader)),
      bytesPerPixel: Int(unsafe roadcast_jpeg_samples(reader))
    )
    row = Array(repeating: 0, count: size.columns * size.bytesPerPixel)
    return size
  }

  mutating func next(_ use: (Span<UInt8>) -> Void) throws(PictureFault) -> Bool {
    let reader = unsafe reader
    let isRead = unsafe row.withUnsafeMutableBufferPointer { row in
      guard let start = row.baseAddress else { return false }
      return unsafe roadcast_jpeg_read_row(reader, start)
    }
    try check()
    if isRead { use(row.span) }
    return isRead
  }

  mutating func finish() throws(PictureFault) {
    unsafe roadcast_jpeg_finish(reader)
    try check()
  }
}
