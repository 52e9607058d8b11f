import Crypto
import RoadcastAudio
import RoadcastModel

/// Puts a programme's file together from its masters' frames: an ID3 tag, the Info frame, the frames.
struct AssembleProgramme {
  let cache: Cache
  let format: MP3Format

  /// Of what the file is put together from: equal keys give equal bytes.
  static func key(
    slug: String,
    tag: ID3Tag,
    masters: [String],
    programme: Programme
  ) -> String {
    let parts = [slug, Digest.hex(tag.bytes), String(programme.duration)] + masters
    return Digest.hex(parts.joined(separator: " ").utf8)
  }

  /// Writes the file.
  ///
  /// - `masters`: the keys of the programme's parts, in their order.
  /// - `path`: a file that is not there yet.
  func run(
    _ programme: Programme,
    tag: [UInt8],
    masters: [String],
    to path: String
  ) throws(WorkFailure) -> CacheIndex.AssembledFile {
    var blocks: [[UInt8]] = []
    var checksum = CRC16()
    var audioBytes = 0
    var frames = 0
    for (index, key) in masters.enumerated() {
      guard var block = cache.master(key) else {
        throw WorkFailure("\(cache.folder) was changed during the build; build again")
      }
      let part = programme.parts[index]
      var partFrames = part.block / MP3Format.frameSamples
      if index == masters.count - 1 {
        partFrames = MP3Format.lastFrames(samples: part.length)
        try cut(&block, to: partFrames)
      }
      checksum.add(block)
      audioBytes += block.count
      frames += partFrames
      blocks.append(block)
    }
    let info = InfoFrame(
      format: format,
      frames: frames,
      audioBytes: audioBytes,
      audioChecksum: checksum.value,
      samples: programme.duration
    )
    let file = try OutputFile(path: path)
    var hash = SHA256()
    var length = 0
    for bytes in [tag, info.bytes] + blocks {
      hash.update(data: bytes)
      length += bytes.count
      try file.append(bytes)
    }
    return CacheIndex.AssembledFile(
      hash: Digest.hex(hash.finalize()),
      length: length,
      masters: masters
    )
  }

  private func cut(_ block: inout [UInt8], to frames: Int) throws(WorkFailure) {
    var offset = 0
    for _ in 0..<frames {
      guard offset + 4 <= block.count, let length = format.frameLength(block[offset..<offset + 4])
      else { throw WorkFailure("a master in \(cache.folder) is cut short; delete the cache") }
      offset += length
    }
    block.removeLast(block.count - offset)
  }
}
