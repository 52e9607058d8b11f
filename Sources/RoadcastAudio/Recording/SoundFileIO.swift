import CSndfile
import RoadcastFiles
import Synchronization

/// The file that libsndfile reads or writes, through functions of ours (`SF_VIRTUAL_IO`).
///
/// libsndfile ignores some failures, that of writing a WAV file's header among them. The first failure is
/// kept here, for the reader or writer to throw.
///
/// What's read of a WAV file isn't the file as it is, but a plain header and the file's sound after it.
///
/// It's used by one task at a time, and has to live as long as the handle that it opens.
final class SoundFileIO {
  /// libsndfile can't open, read or write the file.
  struct LibraryFailure: Error {
    /// Its own words, which people outside can rarely use.
    var words: String

    /// The failure with what to do about it.
    ///
    /// As libsndfile gets only good headers of WAV files, it fails for lack of memory, or through a fault of ours or its
    /// own.
    func failure(doing: String) -> WorkFailure {
      WorkFailure(
        "can't \(doing): the library for WAV files gave up (libsndfile: \"\(words)\"), probably for lack of "
          + "memory; close other programs and try again"
      )
    }
  }

  /// Why the disk couldn't be read or written.
  private(set) var failure: WorkFailure?

  private let input: InputFile?
  private var output: OutputFile?

  /// What is read ahead of the sound.
  private let header: [UInt8]

  /// Where the sound starts in the file that's read.
  private let soundOffset: Int

  /// The place of the next byte that libsndfile reads or writes.
  private var position = 0

  /// The number of bytes in the file.
  private var length: Int

  /// - Parameters:
  ///   - file: A file to read.
  ///   - header: Its header; nil for a file in another format than WAV, which is read as it is.
  init(reading file: InputFile, _ header: WAVHeader? = nil) {
    input = file
    output = nil
    self.header = header?.plain ?? []
    soundOffset = header?.soundOffset ?? 0
    length = self.header.count + (header?.soundBytes ?? file.size)
  }

  /// - Parameter file: A file to write, empty so far.
  init(writing file: consuming OutputFile) {
    input = nil
    output = consume file
    header = []
    soundOffset = 0
    length = 0
  }

  /// libsndfile reports why it can't open a file only through one buffer of the whole process.
  private static let openLock = Mutex(())

  /// Opens the file in libsndfile.
  ///
  /// - Parameter info: The format to write; or empty, to get the format that's read.
  /// - Returns: A handle, to be closed with `sf_close`.
  /// - Throws: libsndfile's own words.
  func open(_ info: inout SF_INFO) throws(LibraryFailure) -> OpaquePointer {
    let mode = Int32(input == nil ? SFM_WRITE : SFM_READ)
    let opened = Self.openLock.withLock { _ -> Result<Handle, LibraryFailure> in
      // Given a descriptor instead, libsndfile closes it when some damaged headers make it give up.
      var functions = Self.functions
      let address = unsafe Unmanaged.passUnretained(self).toOpaque()
      guard let pointer = unsafe sf_open_virtual(&functions, mode, &info, address) else {
        return .failure(LibraryFailure(words: unsafe String(cString: sf_strerror(nil))))
      }
      return .success(unsafe Handle(pointer: pointer))
    }
    return unsafe try opened.get().pointer
  }

  /// Closes a file that was written.
  ///
  /// - Throws: The first failure of writing, or that of closing.
  func close() throws(WorkFailure) {
    if let failure { throw failure }
    try output.take()?.close()
  }

  /// What libsndfile calls, with the address of a `SoundFileIO`.
  private static var functions: SF_VIRTUAL_IO {
    unsafe SF_VIRTUAL_IO(
      get_filelen: { unsafe sf_count_t(SoundFileIO.at($0).length) },
      seek: { unsafe sf_count_t(SoundFileIO.at($2).seek(Int($0), from: $1)) },
      read: { unsafe sf_count_t(SoundFileIO.at($2).read(into: $0, count: Int($1))) },
      write: { unsafe sf_count_t(SoundFileIO.at($2).write($0, count: Int($1))) },
      tell: { unsafe sf_count_t(SoundFileIO.at($0).position) }
    )
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> SoundFileIO {
    // libsndfile passes on what it was given: anything else is a fault of the library's.
    guard let address = unsafe address else { preconditionFailure("libsndfile lost its file") }
    return unsafe Unmanaged<SoundFileIO>.fromOpaque(address).takeUnretainedValue()
  }

  private func seek(_ offset: Int, from whence: Int32) -> Int {
    // A damaged header can ask for any place: reading finds nothing there.
    switch whence {
    case Int32(SF_SEEK_CUR): position &+= offset
    case Int32(SF_SEEK_END): position = length &+ offset
    default: position = offset
    }
    return position
  }

  private func read(into bytes: UnsafeMutableRawPointer?, count: Int) -> Int {
    guard let input, failure == nil, position >= 0 else { return 0 }
    do {
      let wanted = max(0, min(count, length - position))
      let buffer = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: wanted)
      let start = unsafe readHeader(into: buffer)
      let read = unsafe try input.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]),
        at: soundOffset + position + start - header.count
      )
      position += start + read
      return start + read
    } catch {
      failure = error
      return 0
    }
  }

  /// Reads the part of the header that's wanted.
  ///
  /// - Returns: The number of bytes.
  private func readHeader(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard header.indices.contains(position) else { return 0 }
    let part = header[position...].prefix(buffer.count)
    unsafe buffer.copyBytes(from: part)
    return part.count
  }

  private func write(_ bytes: UnsafeRawPointer?, count: Int) -> Int {
    guard failure == nil else { return 0 }
    do {
      let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
      unsafe try output?.write(buffer, at: position)
      position += count
      length = max(length, position)
      return count
    } catch {
      failure = error
      return 0
    }
  }
}

/// Carries a pointer out of the lock; used by one task, and only while it opens a file.
@safe
private struct Handle: @unchecked Sendable {
  let pointer: OpaquePointer
}
