import RoadcastFiles

/// Goes through an MP3 file from frame to frame.
struct MPEGAudioWalk {
  private var window: FileWindow

  /// How many bytes without a frame are searched for the next one.
  private static let longestSearch = 1 << 20

  init(of file: InputFile) { window = FileWindow(file) }

  /// What the Info or Xing frame says about the frames after it.
  private struct Info {
    var frames: Int?

    /// Samples that a decoder leaves out at the start and the end.
    var trimmed = 0
  }

  mutating func sound() throws(FinishedSoundError) -> FinishedSound {
    var offset = try firstFrame()
    guard let first = try header(at: offset) else { throw .otherKind(wanted: "an MP3 file") }
    let info = try info(at: offset, first)
    if info != nil { offset += first.length }
    var frames = 0
    var sound = FinishedSound(samples: 0, sampleRate: first.sampleRate)
    while offset < window.size {
      guard let header = try header(at: offset), header.fits(first) else {
        if try isTag(at: offset) { break }
        guard let next = try nextFrame(after: offset, like: first) else {
          sound.strayBytes += window.size - offset
          break
        }
        sound.strayBytes += next - offset
        offset = next
        continue
      }
      guard offset + header.length <= window.size else {
        sound.isCutShort = true
        break
      }
      let frame = try window.read(header.sideStart + header.sideLength, at: offset)
      if let level = MPEGFrameLevel.estimate(header, frame) { sound.levels.append(level) }
      sound.samples += header.samples
      frames += 1
      offset += header.length
    }
    guard frames > 0 else { throw .damaged("has no whole frame of sound") }
    if let info {
      if info.trimmed < sound.samples { sound.samples -= info.trimmed }
      if let stated = info.frames, frames < stated - max(1, stated / 1_000) {
        throw .damaged("has only \(frames) of its \(stated) frames, so the end is missing")
      }
    }
    guard sound.strayBytes <= max(1 << 16, window.size / 100) else {
      throw .damaged("has \(sound.strayBytes) bytes that aren't sound between its frames")
    }
    return sound
  }

  private mutating func header(at offset: Int) throws(FinishedSoundError) -> MPEGFrameHeader? {
    MPEGFrameHeader(try window.read(4, at: offset))
  }

  /// Where the first frame begins, after any ID3v2 tags (id3.org, "ID3v2.4 structure" §3.1).
  private mutating func firstFrame() throws(FinishedSoundError) -> Int {
    var offset = 0
    while true {
      let head = try window.read(10, at: offset)
      guard head.count == 10, head.has("ID3", at: 0) else { break }
      let size = head.dropFirst(6).reduce(0) { $0 << 7 | Int($1 & 0x7F) }
      let hasFooter = head[head.startIndex + 5] & 0x10 != 0
      offset += 10 + size + (hasFooter ? 10 : 0)
    }
    guard offset < window.size else { throw .damaged("ends before any sound") }
    if let header = try header(at: offset), try isFollowed(header, at: offset) { return offset }
    guard let next = try nextFrame(after: offset, like: nil) else {
      throw .otherKind(wanted: "an MP3 file")
    }
    return next
  }

  /// Whether another frame, or the file's end, follows a frame.
  private mutating func isFollowed(
    _ header: MPEGFrameHeader,
    at offset: Int
  ) throws(FinishedSoundError) -> Bool {
    let next = offset + header.length
    if next == window.size { return true }
    if let following = try self.header(at: next) { return following.fits(header) }
    return try isTag(at: next)
  }

  /// The position of the next frame that another one follows.
  private mutating func nextFrame(
    after offset: Int,
    like first: MPEGFrameHeader?
  ) throws(FinishedSoundError) -> Int? {
    var place = offset + 1
    let end = min(window.size, offset + Self.longestSearch)
    while place < end {
      let block = try window.read(1 << 12, at: place)
      guard let index = block.firstIndex(of: 0xFF) else {
        place += block.count
        continue
      }
      place += index - block.startIndex
      if let header = try header(at: place), first.map(header.fits) ?? true,
        try isFollowed(header, at: place)
      {
        return place
      }
      place += 1
    }
    return nil
  }

  /// Whether a tag begins here, after which no sound comes.
  private mutating func isTag(at offset: Int) throws(FinishedSoundError) -> Bool {
    let bytes = try window.read(11, at: offset)
    return bytes.has("TAG", at: 0) || bytes.has("APETAGEX", at: 0) || bytes.has("ID3", at: 0)
      || bytes.has("LYRICSBEGIN", at: 0)
  }

  /// Reads the Info, Xing or VBRI frame, which has no sound; nil if the first frame is none.
  private mutating func info(
    at offset: Int,
    _ header: MPEGFrameHeader
  ) throws(FinishedSoundError) -> Info? {
    guard header.layer == 3 else { return nil }
    let frame = try window.read(header.length, at: offset)
    if frame.has("VBRI", at: 36) { return Info(frames: frame.bigEndian(4, at: 50)) }
    var at = header.sideStart + header.sideLength
    guard frame.has("Xing", at: at) || frame.has("Info", at: at) else { return nil }
    let flags = frame.bigEndian(4, at: at + 4)
    at += 8
    var info = Info()
    if flags & 1 != 0 {
      info.frames = frame.bigEndian(4, at: at)
      at += 4
    }
    if flags & 2 != 0 { at += 4 }
    if flags & 4 != 0 { at += 100 }
    if flags & 8 != 0 { at += 4 }
    if frame.has("LAME", at: at) || frame.has("Lav", at: at) {
      let gap = frame.bigEndian(3, at: at + 21)
      info.trimmed = gap >> 12 + gap & 0xFFF
    }
    return info
  }
}
