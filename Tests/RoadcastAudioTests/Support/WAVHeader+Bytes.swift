import RoadcastAudio

extension WAVHeader {
  /// Reads the header of a file with these bytes.
  init(of bytes: [UInt8]) throws { self = try RecordingFile(bytes).header() }
}
