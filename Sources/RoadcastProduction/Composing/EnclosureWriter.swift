import RoadcastHashing
import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// Writes a programme's MP3 file: an ID3 tag, the Info frame, and the frames of its masters.
struct EnclosureWriter {
  let cache: Cache
  let format: MP3Format

  /// Cuts of one episode share masters, whose checksums are computed once.
  private let checksums = MasterChecksums()

  init(cache: Cache, format: MP3Format) {
    self.cache = cache
    self.format = format
  }

  /// Changes when the same masters would give another file.
  static let recipe = "1"

  /// The key of everything that a file is made from: equal keys give equal bytes, and equal waveforms.
  ///
  /// - Parameters:
  ///   - slug: the episode's.
  ///   - tag: the ID3 tag without the show's artwork.
  ///   - masters: the keys of the programme's masters, and of anything else in the file.
  ///   - programme: the programme.
  /// - Returns: a hash in hexadecimal digits.
  static func key(
    slug: String,
    tag: ID3Tag,
    masters: [String],
    programme: Programme
  ) -> String {
    let recipes = [recipe, WaveformComposer.recipe]
    let parts = recipes + [slug, Digest.hex(tag.bytes), String(programme.duration)] + masters
    return Digest.hex(parts.joined(separator: " ").utf8)
  }

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - programme: the programme.
  ///   - tag: the ID3 tag's bytes.
  ///   - masters: the keys of the masters of the programme's parts, in their order.
  ///   - path: an absolute path that nothing has.
  /// - Returns: what was written, and the waveform's peaks, one for each frame.
  /// - Throws: when a master is missing or the file can't be written.
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
        throw WorkFailure("\(cache.folder) changed during the build; build again")
      }
      let part = programme.parts[index]
      var partFrames = part.block / MP3Format.frameSamples
      var length = master.length
      if index == masters.count - 1 {
        partFrames = MP3Format.lastFrames(samples: part.length)
        guard let end = try master.length(frames: partFrames, format) else {
          throw WorkFailure(
            "a master in \(cache.folder) is cut short; delete that folder and build again"
          )
        }
        length = end
      }
      checksum.add(try checksums.checksum(of: master, key, length: length), count: length)
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
