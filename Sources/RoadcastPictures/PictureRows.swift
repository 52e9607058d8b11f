import CPictures
import RoadcastModel

/// The rows of a picture that's being decoded, from the top.
///
/// It's used only while the file's bytes stay where they are.
protocol PictureRows: ~Copyable {
  /// The picture, as its header says.
  var artwork: Artwork { get }

  /// What went wrong so far.
  var state: roadcast_picture_state { get }

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

extension PictureRows where Self: ~Copyable {
  /// Throws what went wrong so far.
  func check() throws(PictureFault) {
    if let fault = PictureFault(state, of: artwork) { throw fault }
  }
}

extension PictureFault {
  /// What a library found; nil if nothing is wrong.
  init?(_ state: roadcast_picture_state, of artwork: Artwork) {
    switch state {
    case roadcast_picture_good: return nil
    case roadcast_picture_incomplete: self = .incomplete(artwork)
    case roadcast_picture_surplus: self = .surplus(artwork)
    case roadcast_picture_unusual: self = .unusualForm
    case roadcast_picture_out_of_memory: self = .tooManyPixels(artwork)
    default: self = .damaged
    }
  }
}

/// The size of decoded rows.
struct PictureSize: Equatable {
  var columns: Int
  var rows: Int

  /// 3 for red, green and blue; 4 if opacity follows, or the colours are those of print.
  var bytesPerPixel: Int
}
