import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

/// Audio that the old host has replaced since it was fetched.
extension MediaFetcher {
  /// Asks the old host about the audio that's there already.
  ///
  /// What an earlier run has collected, and is older than the host's file, is removed, so that it's fetched again. Hosts
  /// that put advertisements into audio send other lengths each time; so a length alone is no reason for that.
  ///
  /// - Parameter media: The files of the import.
  /// - Returns: What's different at the host, and stays as it is here.
  /// - Throws: `WorkFailure` if curl can't be used.
  func replaced(among media: [ImportedMedia]) async throws -> Set<MediaKey> {
    var open = media.compactMap { media in place(of: media).map { (media: media, path: $0) } }
    var replaced: Set<MediaKey> = []
    // One request a host first: where nothing answers, the others needn't be sent.
    var seen: Set<String> = []
    var batch = open.filter { seen.insert(host(of: $0.media)).inserted }
    let first = Set(batch.map(\.path))
    open.removeAll { first.contains($0.path) }
    while !batch.isEmpty {
      let outcomes = try await answers(to: batch.map { question(about: $0.media) })
      for ((media, path), outcome) in zip(batch, outcomes) {
        switch outcome {
        case .success(let answer):
          let change = HostedFile(answer).change(from: path)
          if change == .isNewer, path.hasPrefix(files.staging) {
            FileSystem.removeFile(path)
          } else if change != nil {
            replaced.insert(MediaKey(media))
          }
        case .failure(let failure):
          guard [.noSuchHost, .noAnswer, .tooSlow].contains(failure.kind) else { continue }
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
