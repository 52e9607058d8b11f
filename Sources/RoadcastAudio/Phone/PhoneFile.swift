import CSndfile

/// A WAV file of G.711 µ-law on its way to the disk, written by libsndfile.
@safe
struct PhoneFile: ~Copyable {
  private let handle: OpaquePointer

  /// - `path`: a file that is not there yet.
  init(path: String) throws(PhoneRendition.Failure) {
    var info = SF_INFO()
    info.samplerate = Int32(PhoneStream.sampleRate)
    info.channels = 1
    info.format = Int32(SF_FORMAT_WAV | SF_FORMAT_ULAW)
    guard let handle = unsafe sf_open(path, Int32(SFM_WRITE), &info) else {
      throw PhoneRendition.Failure(message: unsafe String(cString: sf_strerror(nil)))
    }
    unsafe self.handle = handle
  }

  deinit { unsafe sf_close(handle) }

  /// - `block`: −1…1.
  func append(_ block: [Float]) throws(PhoneRendition.Failure) {
    let written = unsafe block.withUnsafeBufferPointer {
      unsafe sf_write_float(handle, $0.baseAddress, sf_count_t($0.count))
    }
    guard Int(written) == block.count else {
      throw PhoneRendition.Failure(message: unsafe String(cString: sf_strerror(handle)))
    }
  }

  /// Completes the header.
  consuming func finish() throws(PhoneRendition.Failure) {
    let open = unsafe handle
    discard self
    let status = unsafe sf_close(open)
    guard status == 0 else {
      throw PhoneRendition.Failure(message: unsafe String(cString: sf_error_number(status)))
    }
  }
}
