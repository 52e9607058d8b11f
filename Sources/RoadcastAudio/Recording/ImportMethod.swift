package import RoadcastFiles

/// How a recording that someone hands in becomes a WAV file.
package enum ImportMethod: Equatable, Sendable {
  /// It's copied as it is.
  case copy

  /// `RecordingConverter` converts it.
  case convert

  /// Another program has to decode it; what the file is, with an article.
  case decode(String)

  /// It's no recording at all; what it is, with an article.
  case refuse(String)

  /// Finds out how a file is imported, by its content.
  ///
  /// - Parameters:
  ///   - file: Any file.
  ///   - isNamedWAV: Whether the name ends in `.wav`: such a file is copied even if it's damaged, and the
  ///     checks report what's wrong with it.
  /// - Throws: `RecordingError.workFailed` if the disk fails.
  package init(of file: InputFile, isNamedWAV: Bool) throws(RecordingError) {
    do {
      _ = try WAVHeader(of: file)
      self = .copy
      return
    } catch .workFailed(let failure) {
      throw .workFailed(failure)
    } catch .unsupportedEncoding(let name) {
      self = .decode("a WAV file with \(name)")
      return
    } catch {}
    let start: [UInt8]
    do {
      start = try file.bytes(0..<min(12, file.size))
    } catch {
      throw .workFailed(error)
    }
    let container = SoundContainer(start: start)
    switch container {
    case .wav: self = isNamedWAV ? .copy : .decode("a damaged WAV file")
    case .text, .zip, .zeros, .propertyList:
      self = start.isEmpty && isNamedWAV ? .copy : .refuse(start.isEmpty ? "empty" : container.name)
    case _ where container.isConverted: self = .convert
    default: self = .decode(container.name)
    }
  }
}
