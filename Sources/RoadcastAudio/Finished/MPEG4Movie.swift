import RoadcastFiles

/// Reads the boxes of an M4A, MP4 or QuickTime file (ISO/IEC 14496-12 §4.2).
struct MPEG4Movie {
  private var window: FileWindow

  /// The index of a long video; its samples are in another box.
  private static let longestIndex = 64 << 20

  init(of file: InputFile) { window = FileWindow(file) }

  private struct Box {
    var type: String
    var content: Range<Int>
  }

  private struct Track {
    var isSound = false
    var timescale = 0
    var duration = 0

    /// The edits' lengths on the movie's timescale; nil without any.
    var edited: Int?
  }

  mutating func sound() throws(FinishedSoundError) -> FinishedSound {
    let boxes = try boxes(in: 0..<window.size)
    guard let first = boxes.first, ["ftyp", "moov", "wide", "mdat", "free"].contains(first.type)
    else { throw .otherKind(wanted: "an M4A or MP4 file") }
    guard let movie = boxes.first(where: { $0.type == "moov" }),
      movie.content.count <= Self.longestIndex
    else { throw .damaged("has no index (`moov`), so the end is missing") }
    guard boxes.contains(where: { $0.type == "mdat" }) else { throw .damaged("has no sound") }
    var timescale = 0
    for box in try self.boxes(in: movie.content) {
      switch box.type {
      case "mvhd": timescale = try times(in: box).timescale
      case "trak":
        let track = try track(in: box.content)
        guard track.isSound, track.timescale > 0 else { continue }
        if let edited = track.edited, timescale > 0, edited > 0 {
          return FinishedSound(samples: edited, sampleRate: timescale)
        }
        return FinishedSound(samples: track.duration, sampleRate: track.timescale)
      default: continue
      }
    }
    throw .damaged("has no track with sound")
  }

  private mutating func track(in range: Range<Int>) throws(FinishedSoundError) -> Track {
    var track = Track()
    for box in try boxes(in: range) {
      if box.type == "mdia" {
        for inner in try boxes(in: box.content) {
          switch inner.type {
          case "mdhd": (track.timescale, track.duration) = try times(in: inner)
          case "hdlr":
            let bytes = try window.read(12, at: inner.content.lowerBound)
            track.isSound = bytes.has("soun", at: 8)
          default: continue
          }
        }
      } else if box.type == "edts" {
        for inner in try boxes(in: box.content) where inner.type == "elst" {
          track.edited = try edits(in: inner)
        }
      }
    }
    return track
  }

  /// The sum of the lengths of edits that play something.
  private mutating func edits(in box: Box) throws(FinishedSoundError) -> Int {
    let bytes = try window.read(min(box.content.count, 1 << 16), at: box.content.lowerBound)
    let isLong = bytes.first == 1
    let size = isLong ? 20 : 12
    var sum = 0
    for index in 0..<min(bytes.bigEndian(4, at: 4), (bytes.count - 8) / size) {
      let at = 8 + index * size
      let start = bytes.bigEndian(isLong ? 8 : 4, at: at + (isLong ? 8 : 4))
      // A start of -1 is a pause.
      if start != (isLong ? -1 : 0xFFFF_FFFF) {
        sum = sum &+ bytes.bigEndian(isLong ? 8 : 4, at: at)
      }
    }
    return sum
  }

  private mutating func times(
    in box: Box
  ) throws(FinishedSoundError) -> (timescale: Int, duration: Int) {
    let bytes = try window.read(36, at: box.content.lowerBound)
    guard bytes.count >= 24 else { return (0, 0) }
    return bytes.first == 1
      ? (bytes.bigEndian(4, at: 20), bytes.bigEndian(8, at: 24))
      : (bytes.bigEndian(4, at: 12), bytes.bigEndian(4, at: 16))
  }

  /// The boxes in a part of the file, without what's in them.
  private mutating func boxes(in range: Range<Int>) throws(FinishedSoundError) -> [Box] {
    var boxes: [Box] = []
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound, boxes.count < 10_000 {
      let head = try window.read(16, at: offset)
      var size = head.bigEndian(4, at: 0)
      var start = 8
      if size == 1 {
        size = head.bigEndian(8, at: 8)
        start = 16
      } else if size == 0 {
        size = range.upperBound - offset
      }
      let type = String(decoding: head.dropFirst(4).prefix(4), as: UTF8.self)
      guard size >= start, size <= range.upperBound - offset else {
        guard boxes.isEmpty else { throw .damaged("isn't complete: its end is missing") }
        throw .otherKind(wanted: "an M4A or MP4 file")
      }
      boxes.append(Box(type: type, content: (offset + start)..<(offset + size)))
      offset += size
    }
    return boxes
  }
}
