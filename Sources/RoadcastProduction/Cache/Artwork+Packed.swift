import RoadcastModel

extension Artwork: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(format.rawValue, width, height, isRGB, isTransparent, isUpright)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    guard let format = Format(rawValue: try .init(from: &bytes)) else {
      throw PackedBytes.Broken()
    }
    self.init(
      format: format,
      width: try .init(from: &bytes),
      height: try .init(from: &bytes),
      isRGB: try .init(from: &bytes),
      isTransparent: try .init(from: &bytes),
      isUpright: try .init(from: &bytes)
    )
  }
}
