import RoadcastAudio
import RoadcastFiles

extension CacheIndex: Packed {
  /// Goes up with every change of what's packed, or of its order.
  private static let form = 10

  func pack(into bytes: inout [UInt8]) {
    // One by one: the compiler makes faster code than for all at once, and they can have many members.
    Self.form.pack(into: &bytes)
    fingerprints.pack(into: &bytes)
    analyses.pack(into: &bytes)
    finished.pack(into: &bytes)
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
    finished = try .init(from: &bytes)
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
    bytes.pack(stamp, seen, hash)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    (stamp, seen, hash) = try bytes.values()
  }
}

extension CacheIndex.FinishedFile: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(samples, sampleRate, waveform, fault)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    (samples, sampleRate, waveform, fault) = try bytes.values()
  }
}

extension CacheIndex.AssembledFile: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(hash, length, masters, waveform)
  }

  init(from bytes: inout PackedBytes) throws(PackedBytes.Broken) {
    (hash, length, masters, waveform) = try bytes.values()
  }
}

extension FileStamp: Packed {
  func pack(into bytes: inout [UInt8]) {
    bytes.pack(size, modified, changed, inode)
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
