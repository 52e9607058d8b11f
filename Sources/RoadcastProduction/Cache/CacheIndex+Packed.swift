import RoadcastAudio
import RoadcastFiles

extension CacheIndex: Packed {
  /// Goes up with every change of what's packed, or of its order.
  private static let form = 9

  func pack(into bytes: inout [UInt8]) {
    Self.form.pack(into: &bytes)
    fingerprints.pack(into: &bytes)
    analyses.pack(into: &bytes)
    programmes.pack(into: &bytes)
    voicemails.pack(into: &bytes)
    clips.pack(into: &bytes)
    pictures.pack(into: &bytes)
    published.pack(into: &bytes)
    publication.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    guard try Int(from: &bytes) == Self.form else { throw PackedBytes.Broken() }
    fingerprints = try .init(from: &bytes)
    analyses = try .init(from: &bytes)
    programmes = try .init(from: &bytes)
    voicemails = try .init(from: &bytes)
    clips = try .init(from: &bytes)
    pictures = try .init(from: &bytes)
    published = try .init(from: &bytes)
    publication = try .init(from: &bytes)
    guard bytes.isAtEnd else { throw PackedBytes.Broken() }
  }
}

extension CacheIndex.Fingerprint: Packed {
  func pack(into bytes: inout [UInt8]) {
    stamp.pack(into: &bytes)
    seen.pack(into: &bytes)
    hash.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    stamp = try .init(from: &bytes)
    seen = try .init(from: &bytes)
    hash = try .init(from: &bytes)
  }
}

extension CacheIndex.AssembledFile: Packed {
  func pack(into bytes: inout [UInt8]) {
    hash.pack(into: &bytes)
    length.pack(into: &bytes)
    masters.pack(into: &bytes)
    waveform.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    hash = try .init(from: &bytes)
    length = try .init(from: &bytes)
    masters = try .init(from: &bytes)
    waveform = try .init(from: &bytes)
  }
}

extension FileStamp: Packed {
  func pack(into bytes: inout [UInt8]) {
    size.pack(into: &bytes)
    modified.pack(into: &bytes)
    changed.pack(into: &bytes)
    inode.pack(into: &bytes)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    self.init(
      size: try .init(from: &bytes),
      modified: try .init(from: &bytes),
      changed: try .init(from: &bytes),
      inode: try .init(from: &bytes)
    )
  }
}
