import RoadcastModel

extension Artwork: Packed {
  func pack(into bytes: inout [UInt8]) {
    format.rawValue.pack(into: &bytes)
    width.pack(into: &bytes)
    height.pack(into: &bytes)
    isRGB.pack(into: &bytes)
    isTransparent.pack(into: &bytes)
    isUpright.pack(into: &bytes)
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
