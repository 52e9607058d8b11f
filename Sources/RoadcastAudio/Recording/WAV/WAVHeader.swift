package import RoadcastFiles

/// The header of a WAV file, read and checked ahead of libsndfile.
///
/// libsndfile opens every format that it recognises, whatever the file's name, and silently corrects
/// wrong sizes. So it never sees a file's own header: it gets a plain one made from this (`plain`).
/// That keeps damaged files away from its parsers, and every difference between what a header promises
/// and what the file has is found here.
///
/// It accepts RIFF/WAVE with PCM, float, A-law or µ-law (also in WAVE_FORMAT_EXTENSIBLE), RF64 (EBU
/// Tech 3306) and BW64 (ITU-R BS.2088).
package struct WAVHeader: Equatable, Sendable {
  let format: WAVFormat

  /// The number of bytes of sound that the header promises; nil if a streaming recorder left it open.
  package let promisedBytes: Int?

  /// The number of bytes from the start of the sound to the end of the file.
  package let availableBytes: Int

  /// Where the sound starts, in bytes from the start of the file.
  let soundOffset: Int

  /// Whether the header promises less sound than the file has, so that all of the file is read.
  ///
  /// Recorders that are stopped before they can finish a file leave it like that.
  package let isUnfinished: Bool

  /// The sample rates in Hz that are accepted.
  package static let sampleRates = 8_000...192_000

  /// The maximum number of chunks that are read.
  private static let maximumChunks = 1_000

  /// The largest valid length in bytes: 1 TiB, with which arithmetic can't overflow.
  private static let maximumBytes: UInt64 = 1 << 40

  /// Reads the header of a file.
  ///
  /// - Parameter file: Any file.
  /// - Throws: The reason why it can't be used, or `RecordingError.workFailed` if the disk fails.
  package init(of file: InputFile) throws(RecordingError) {
    guard file.size > 0 else { throw .noAudio("the file is empty") }
    let reader = HeaderReader(file: file)
    let start = try reader.bytes(at: 0, count: 12)
    let isLarge = ["RF64", "BW64"].contains { start.starts(with: $0.utf8) }
    guard start.count == 12, isLarge || start.starts(with: "RIFF".utf8),
      start[8...].elementsEqual("WAVE".utf8)
    else {
      throw .notWAV(SoundContainer(start: start))
    }

    var found: WAVFormat?
    var largeLength: UInt64?
    var next = try reader.chunk(at: 12)
    for _ in 0..<Self.maximumChunks {
      guard let chunk = next else { break }
      if chunk.isNamed("fmt ") {
        guard found == nil else { throw .damagedHeader("two format chunks") }
        found = try WAVFormat(reader.bytes(at: chunk.body, count: min(chunk.size, 40)))
      } else if chunk.isNamed("ds64"), isLarge {
        let fields = try reader.bytes(at: chunk.body, count: 16)
        if fields.count == 16 { largeLength = fields.littleEndian64(8) }
      } else if chunk.isNamed("data") {
        guard let found else { throw .damagedHeader("no format chunk ahead of the sound") }
        let isInLargeField = isLarge && chunk.size == 0xFFFF_FFFF
        try self.init(
          found,
          sound: chunk,
          promise: isInLargeField ? largeLength ?? .max : UInt64(chunk.size),
          reader
        )
        return
      }
      next = try reader.chunk(after: chunk.body, size: chunk.size)
    }
    throw .damagedHeader(found == nil ? "no format chunk" : "no sound chunk")
  }

  /// Decides where the sound ends.
  private init(
    _ format: WAVFormat,
    sound: RIFFChunk,
    promise: UInt64,
    _ reader: HeaderReader
  ) throws(RecordingError) {
    self.format = format
    soundOffset = sound.body
    availableBytes = max(0, reader.file.size - sound.body)
    guard !Self.isOpen(promise, available: availableBytes) else {
      promisedBytes = nil
      isUnfinished = false
      try requireSound()
      return
    }
    let promised = Int(promise)
    promisedBytes = promised
    guard promised < availableBytes else {
      isUnfinished = false
      try requireSound()
      return
    }
    let tail = try WAVTail(
      reader,
      after: sound.body,
      size: promised,
      // Less than a quarter of a second can be anything, unless it's all there is.
      minimumSound: promised == 0 ? format.bytesPerFrame : format.bytesPerSecond / 4
    )
    switch tail {
    case .secondSound: throw .damagedHeader("two sound chunks")
    case .secondFile: throw .damagedHeader("a second WAV file follows the first one")
    case .other: isUnfinished = false
    case .sound: isUnfinished = true
    }
    try requireSound()
  }

  /// Whether a length means that the sound ends with the file.
  ///
  /// Programs that can't go back to their header write all ones, or a number a little below the largest
  /// one that they know: 0x7FFFF000 (SoX), 0x7FFFFFFF less the header, 0x80000000.
  private static func isOpen(_ promise: UInt64, available: Int) -> Bool {
    if promise > maximumBytes || promise == 0xFFFF_FFFF { return true }
    let isNearLimit = (0x7FFF_0000...0x8000_FFFF).contains(promise) || promise >= 0xFFFF_0000
    return isNearLimit && promise <= 0xFFFF_FFFF && promise > UInt64(available)
  }

  private func requireSound() throws(RecordingError) {
    guard promisedBytes != 0 || isUnfinished else { throw .noAudio("its length is zero") }
    guard availableBytes >= bytesPerFrame else {
      throw .noAudio("the file ends where the sound should start")
    }
  }
}

extension WAVHeader {
  /// The number of channels, 1 or 2.
  package var channels: Int { format.channels }

  /// The sample rate in Hz, in `sampleRates`.
  package var sampleRate: Int { format.sampleRate }

  /// The sample format, such as `16-bit PCM`.
  package var encoding: String { format.name }

  /// The number of bytes of one sample in all channels.
  package var bytesPerFrame: Int { format.bytesPerFrame }

  /// The number of bytes of sound that are read.
  var soundBytes: Int {
    isUnfinished ? availableBytes : min(promisedBytes ?? .max, availableBytes)
  }

  /// The number of frames that the header promises but that aren't in the file.
  package var missingFrames: Int {
    guard let promisedBytes, promisedBytes > availableBytes else { return 0 }
    return (promisedBytes - availableBytes) / bytesPerFrame
  }

  /// The number of frames that are in the file but that the header doesn't promise.
  package var surplusFrames: Int {
    isUnfinished ? (availableBytes - (promisedBytes ?? 0)) / bytesPerFrame : 0
  }

  /// Whether the file has exactly the sound that its header promises, as after a program has finished writing it.
  package var isComplete: Bool { promisedBytes != nil && !isUnfinished && missingFrames == 0 }

  /// The length of the sound in the file, in whole seconds, rounded down.
  package var seconds: Int { soundBytes / bytesPerFrame / sampleRate }

  /// Checks the length.
  ///
  /// - Parameter maximumSeconds: The longest recording to accept.
  /// - Throws: `RecordingError.tooLong` if the recording is longer.
  package func requireLength(maximumSeconds: Int) throws(RecordingError) {
    guard seconds <= maximumSeconds else {
      throw .tooLong(seconds: seconds, limit: maximumSeconds)
    }
  }

  /// Checks that a large file has some sound, if that can be seen without reading it: a sparse file, of which
  /// nothing but the start was ever written, can claim gigabytes.
  ///
  /// - Parameter file: The file with this header.
  /// - Throws: `RecordingError.silent` if there's none.
  package func requireWrittenSound(in file: InputFile) throws(RecordingError) {
    // In the other formats, zeros aren't silence.
    let zerosAreSilence = format.bytesPerSample > 1
    guard zerosAreSilence, soundBytes > 16 << 20 else { return }
    let range = soundOffset..<soundOffset + soundBytes
    let written: [UInt8]?
    do {
      written = try file.writtenBytes(in: range, limit: 1 << 20)
    } catch {
      throw .workFailed(error)
    }
    if written?.allSatisfy({ $0 == 0 }) == true { throw .silent }
  }

  /// A header of the plainest form for the same sound: the only one that libsndfile sees.
  var plain: [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    // All ones mean a length that doesn't fit: libsndfile then reads to the end.
    let size = soundBytes < 0xFFFF_FF00 ? soundBytes : 0xFFFF_FFFF
    return Array("RIFF".utf8) + number(min(size + 36, 0xFFFF_FFFF), 4) + Array("WAVEfmt ".utf8)
      + number(16, 4) + number(Int(format.encoding.rawValue), 2) + number(channels, 2)
      + number(sampleRate, 4) + number(format.bytesPerSecond, 4) + number(bytesPerFrame, 2)
      + number(8 * format.bytesPerSample, 2) + Array("data".utf8) + number(size, 4)
  }
}
