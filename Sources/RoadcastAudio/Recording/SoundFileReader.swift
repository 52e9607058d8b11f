import CSndfile
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open recording, decoded by libsndfile.
///
/// It stays in the task that opened it, and must not outlive the descriptor, which it does not close.
/// Several may read from one descriptor: none of them moves its position.
@safe
package struct SoundFileReader: ~Copyable {
  package let channels: Int

  /// Hz.
  package let sampleRate: Int

  private let handle: OpaquePointer

  /// Where libsndfile reads; it knows the cursor by its address.
  private let cursor: FileCursor

  /// libsndfile's own version.
  static var version: String { unsafe String(cString: sf_version_string()) }

  /// Reports a failed opening only through one buffer of the whole process.
  private static let openLock = Mutex(())

  /// Opens a recording from its beginning.
  ///
  /// - `descriptor`: a seekable file open for reading; look at its `WAVHeader` first.
  package init(descriptor: Int32) throws(RecordingError) {
    let cursor = FileCursor(descriptor: descriptor)
    var info = SF_INFO()
    let opened = Self.openLock.withLock { _ -> Result<OpaquePointerBox, RecordingError> in
      // Given the descriptor itself, libsndfile closes it where some damaged headers make it give up.
      var input = FileCursor.input
      let address = unsafe Unmanaged.passUnretained(cursor).toOpaque()
      guard let handle = unsafe sf_open_virtual(&input, Int32(SFM_READ), &info, address) else {
        return .failure(.unreadable(unsafe String(cString: sf_strerror(nil))))
      }
      return .success(unsafe OpaquePointerBox(pointer: handle))
    }
    let pointer = try unsafe opened.get().pointer
    // The header has been looked at before; libsndfile must have read the same from it.
    guard (1...2).contains(info.channels), WAVHeader.sampleRates.contains(Int(info.samplerate))
    else {
      unsafe sf_close(pointer)
      throw .damagedHeader("its format is told in two ways")
    }
    unsafe handle = pointer
    self.cursor = cursor
    channels = Int(info.channels)
    sampleRate = Int(info.samplerate)
  }

  deinit { unsafe sf_close(handle) }

  /// Replaces `block` by the next frames, interleaved, nominally −1…1; empty at the end.
  ///
  /// - `frames`: how many frames to read at most.
  package mutating func read(_ frames: Int, into block: inout [Float]) {
    let count = frames * channels
    // The room of the last block serves again.
    if block.count < count {
      block.append(contentsOf: repeatElement(0, count: count - block.count))
    }
    let read = withExtendedLifetime(cursor) {
      unsafe block.withUnsafeMutableBufferPointer { buffer in
        unsafe sf_readf_float(handle, buffer.baseAddress, sf_count_t(frames))
      }
    }
    block.removeLast(block.count - max(0, Int(read)) * channels)
  }
}

/// Carries a pointer out of the lock; used by one task, and only while it opens a file.
@safe
private struct OpaquePointerBox: @unchecked Sendable {
  let pointer: OpaquePointer
}

/// A place in a file, for libsndfile to read from.
private final class FileCursor {
  let descriptor: Int32
  var offset = 0
  let length: Int

  init(descriptor: Int32) {
    self.descriptor = descriptor
    var status = stat()
    length = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// What libsndfile calls, with a cursor's address.
  static var input: SF_VIRTUAL_IO {
    unsafe SF_VIRTUAL_IO(
      get_filelen: { unsafe sf_count_t(FileCursor.at($0).length) },
      seek: { offset, whence, cursor in
        let cursor = unsafe FileCursor.at(cursor)
        switch whence {
        case SEEK_CUR: cursor.offset &+= Int(offset)
        case SEEK_END: cursor.offset = cursor.length &+ Int(offset)
        default: cursor.offset = Int(offset)
        }
        return sf_count_t(cursor.offset)
      },
      read: { buffer, count, cursor in
        sf_count_t(unsafe FileCursor.at(cursor).read(into: buffer, count: Int(count)))
      },
      write: { _, _, _ in 0 },
      tell: { unsafe sf_count_t(FileCursor.at($0).offset) }
    )
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> FileCursor {
    // It is given back as it was handed over: another address would be a fault of the library's.
    guard let address = unsafe address else { preconditionFailure("libsndfile lost its cursor") }
    return unsafe Unmanaged<FileCursor>.fromOpaque(address).takeUnretainedValue()
  }

  /// As many bytes as there are; fewer at the file's end, or where the disk fails.
  private func read(into buffer: UnsafeMutableRawPointer?, count: Int) -> Int {
    var done = 0
    while done < count, offset >= 0 {
      let got = unsafe pread(
        descriptor,
        buffer.map { unsafe $0 + done },
        count - done,
        off_t(offset)
      )
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      done += got
      offset += got
    }
    return done
  }
}
