import RoadcastHashing
import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// Puts a programme's file together from its masters' frames: an ID3 tag, the Info frame, the frames.
struct EnclosureWriter {
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
  ///
  /// Returns what was written, and the waveform's peaks, one for each frame.
  func write(
    _ programme: Programme,
    tag: [UInt8],
    masters: [String],
    to path: String
  ) throws(WorkFailure) -> (file: CacheIndex.AssembledFile, peaks: [WaveformPeak]) {
    var parts: [(master: Master, length: Int)] = []
    var checksum = CRC16()
    var frames = 0
    var peaks: [WaveformPeak] = []
    for (index, key) in masters.enumerated() {
      guard let master = cache.master(key) else {
        throw WorkFailure("\(cache.folder) was changed during the build; build again")
      }
      let part = programme.parts[index]
      var partFrames = part.block / MP3Format.frameSamples
      var length = master.length
      if index == masters.count - 1 {
        partFrames = MP3Format.lastFrames(samples: part.length)
        guard let end = try master.length(frames: partFrames, format) else {
          throw WorkFailure("a master in \(cache.folder) is cut short; delete the cache")
        }
        length = end
      }
      try master.readFrames(length) { block throws(WorkFailure) in checksum.add(block) }
      frames += partFrames
      peaks += try master.peaks().prefix(partFrames)
      parts.append((master, length))
    }
    let info = InfoFrame(
      format: format,
      frames: frames,
      audioBytes: parts.reduce(0) { $0 + $1.length },
      audioChecksum: checksum.value,
      samples: programme.duration
    )
    let file = try OutputFile(path: path)
    let head = tag + info.bytes
    try file.append(head)
    var hash = SHA256Hasher()
    hash.update(head)
    var length = head.count
    for part in parts {
      try part.master.readFrames(part.length) { block throws(WorkFailure) in
        hash.update(block)
        length += block.count
        try file.append(block)
      }
    }
    try file.close()
    let media = CacheIndex.AssembledFile(
      hash: hash.finish(),
      length: length,
      masters: masters
    )
    return (media, peaks)
  }
}
