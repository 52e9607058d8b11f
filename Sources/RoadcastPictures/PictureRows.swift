import RoadcastModel

/// The rows of a picture that's being decoded, from the top.
///
/// It's used only while the file's bytes stay where they are.
protocol PictureRows: ~Copyable {
  /// The picture, as its header says.
  var artwork: Artwork { get }

  /// The ICC profile of its colours, whatever it says; empty without one.
  var profile: [UInt8] { get }

  /// Starts to decode.
  ///
  /// - Parameter width: the least width of the rows, where the format can save work on a larger picture; 0
  ///   if only the faults matter.
  /// - Returns: the size of what's decoded, and how many bytes a pixel has.
  /// - Throws: what's wrong with the picture.
  mutating func start(width: Int) throws(PictureFault) -> PictureSize

  /// Decodes the next row.
  ///
  /// - Parameter use: gets the row.
  /// - Returns: whether there was one.
  /// - Throws: what's wrong with the picture.
  mutating func next(_ use: (Span<UInt8>) -> Void) throws(PictureFault) -> Bool

  /// Reads what follows the last row.
  mutating func finish() throws(PictureFault)
}

/// The size of decoded rows.
struct PictureSize: Equatable {
  var columns: Int
  var rows: Int

  /// 3 for red, green and blue; 4 if opacity follows, or the colours are those of print.
  var bytesPerPixel: Int
}
