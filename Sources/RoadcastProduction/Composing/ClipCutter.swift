import RoadcastAudio
import RoadcastFiles
import RoadcastModel

/// Cuts a highlight out of an enclosure: an MP3 file of its own, with the enclosure's frames as they are.
struct ClipCutter {
  let format: MP3Format

  /// Changes when the same highlight would give another file.
  static let recipe = "1"

  /// Cuts a highlight out.
  ///
  /// - Parameters:
  ///   - samples: The highlight on the programme's timeline.
  ///   - enclosure: The programme's file, as ``EnclosureWriter`` writes it.
  ///   - tag: The ID3 tag's bytes.
  /// - Returns: The file; decoders return exactly the highlight's samples.
  /// - Throws: If the enclosure can't be read.
  func cut(
    _ samples: Range<Int>,
    from enclosure: InputFile,
    tag: [UInt8]
  ) throws(WorkFailure) -> [UInt8] {
    let selection = FrameSelection(decoding: samples)
    let frames = try bytes(of: selection.frames, in: enclosure)
    let info = InfoFrame(
      format: format,
      frames: selection.frames.count,
      audioBytes: frames.count,
      audioChecksum: CRC16.of(frames),
      samples: samples.count,
      delay: selection.delay
    )
    return tag + info.bytes + frames
  }

  private func bytes(
    of frames: Range<Int>,
    in enclosure: InputFile
  ) throws(WorkFailure) -> [UInt8] {
    let first = try ID3Tag.length(enclosure.bytes(0..<min(10, enclosure.size)))
    let start = first + InfoFrame.length(format)
    // Padding makes a frame a byte longer.
    let longest = 1 + MP3Format.length(bitrate: format.bitrate, sampleRate: format.sampleRate)
    var lead = FrameWalk(format: format, frames: frames.lowerBound)
    var walk = FrameWalk(format: format, frames: frames.upperBound)
    let end = min(start + frames.upperBound * longest, enclosure.size)
    guard start <= end else { throw Self.unreadable(enclosure) }
    try enclosure.readBlocks(in: start..<end) { block throws(WorkFailure) in
      lead.add(block)
      walk.add(block)
    }
    guard let from = lead.end, let to = walk.end, start + to <= enclosure.size else {
      throw Self.unreadable(enclosure)
    }
    return try enclosure.bytes(start + from..<start + to)
  }

  private static func unreadable(_ enclosure: InputFile) -> WorkFailure {
    WorkFailure("can't find the frames of \(enclosure.path); please report this")
  }
}
