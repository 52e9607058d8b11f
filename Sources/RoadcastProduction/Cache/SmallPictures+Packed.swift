import RoadcastModel
import RoadcastPictures

extension SmallPictures: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(versions, colours.map(\.hex))
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    let versions = try [Version](from: &bytes)
    let colours = try [String](from: &bytes).map(Colour.init)
    guard bytes.isAtEnd, !versions.isEmpty, !colours.contains(nil) else {
      throw PackedBytes.Broken()
    }
    self.init(versions: versions, colours: colours.compactMap(\.self))
  }
}

extension SmallPictures.Version: Packed {
  func pack(into bytes: inout [UInt8]) {
    side.pack(into: &bytes)
    self.bytes.count.pack(into: &bytes)
    bytes += self.bytes
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    let side = try Int(from: &bytes)
    let count = try bytes.count()
    self.init(side: side, bytes: Array(try bytes.take(count)))
  }
}
