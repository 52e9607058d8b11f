import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Audio that the old host has replaced since it was fetched.
extension MediaFetcher {
  /// Asks the old host about the audio that's there already.
  ///
  /// A file from an earlier run that's older than the host's is fetched again. A different length alone is no
  /// reason to: some hosts put advertisements into the audio, and send another length each time.
  ///
  /// - Parameter media: The files of the import.
  /// - Returns: What the host says. Nothing else depends on it, so where it can't be asked, that's listed.
  /// - Throws: `CancellationError` if the task is cancelled.
  func replaced(among media: [ImportedMedia]) async throws -> ReplacedAudio {
    var open = media.compactMap { media in place(of: media).map { (media: media, path: $0) } }
    var replaced = ReplacedAudio()
    // One request a host first: where nothing answers, the others needn't be sent.
    var seen: Set<String> = []
    var batch = open.filter { seen.insert(host(of: $0.media)).inserted }
    let first = Set(batch.map(\.path))
    open.removeAll { first.contains($0.path) }
    while !batch.isEmpty {
      let moment = FileStamp.now
      let outcomes: [HTTPClient.Outcome]
      do {
        outcomes = try await answers(to: batch.map { question(about: $0.media) })
      } catch let failure as WorkFailure {
        for (media, _) in batch + open { replaced.unasked[MediaKey(media)] = failure.message }
        break
      }
      for ((media, path), outcome) in zip(batch, outcomes) {
        switch outcome {
        case .success(let answer):
          let change = HostedFile(answer, askedAt: moment).change(from: path)
          if change == .isNewer, path.hasPrefix(files.staging) {
            replaced.renewed.insert(MediaKey(media))
          } else if change != nil {
            replaced.kept.insert(MediaKey(media))
          }
        case .failure(let failure):
          replaced.unasked[MediaKey(media)] = failure.message
          guard [.noSuchHost, .noAnswer, .tooSlow].contains(failure.kind) else { continue }
          for (other, _) in open where host(of: other) == host(of: media) {
            replaced.unasked[MediaKey(other)] = failure.message
          }
          open.removeAll { host(of: $0.media) == host(of: media) }
        }
      }
      batch = Array(open.prefix(Self.batch))
      open.removeFirst(batch.count)
    }
    return replaced
  }

  /// The path of audio that's there, under the extension of what it is; nil if there's none.
  private func place(of media: ImportedMedia) -> String? {
    guard media.kind == .audio else { return nil }
    let stem = WorkspacePath.stem(of: media.path).stem
    return EnclosureFormat.allCases.lazy.compactMap { files.path(of: "\(stem).\($0.rawValue)") }
      .first
  }

  private func host(of media: ImportedMedia) -> String { WebAddress.host(of: media.address) ?? "" }

  private func question(about media: ImportedMedia) -> HTTPRequest {
    var request = HTTPRequest(media.address, method: .head)
    request.limits.seconds = 20
    request.limits.connectSeconds = 10
    return request
  }
}
