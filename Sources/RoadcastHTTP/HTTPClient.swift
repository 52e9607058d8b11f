import RoadcastFiles
import RoadcastModel
import RoadcastPrograms

/// Sends requests to other machines, with the program curl.
///
/// Requests of one call share connections. Addresses and headers reach curl through its standard input, so
/// other users of the machine can't see them. The user's `~/.curlrc` isn't read; proxies and certificates
/// of the environment (`https_proxy`, `CURL_CA_BUNDLE`) are used.
package struct HTTPClient: Sendable {
  /// How many requests run at once.
  package var parallel: Int

  /// - Parameter parallel: How many requests run at once.
  package init(parallel: Int = 8) { self.parallel = parallel }

  /// What came of a request.
  package typealias Outcome = Result<HTTPAnswer, HTTPFailure>

  /// Sends one request.
  ///
  /// - Parameter request: The request.
  /// - Returns: The answer, whatever its status is.
  /// - Throws: `HTTPFailure` if there's no answer; `WorkFailure` if curl can't be used.
  package func answer(to request: HTTPRequest) async throws -> HTTPAnswer {
    try await answers(to: [request])[0].get()
  }

  /// Sends several requests, some of them at once.
  ///
  /// - Parameters:
  ///   - requests: At most a few thousand: each has its own file while this runs.
  ///   - observe: Gets the number of requests that have finished, from time to time.
  /// - Returns: What came of each request, in their order.
  /// - Throws: `WorkFailure` if curl can't be used; `CancellationError` if the task is cancelled.
  package func answers(
    to requests: [HTTPRequest],
    observe: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [Outcome] {
    let scratch = try ScratchFolder()
    var outcomes: [Int: Outcome] = [:]
    for (index, request) in requests.enumerated() {
      if let problem = problem(of: request) {
        outcomes[index] = .failure(problem)
      } else if request.method == .post {
        let file = try OutputFile(path: files(of: index, in: scratch.path).upload, isSecret: true)
        try file.append(request.body)
        try file.close()
      }
    }
    func send(_ indices: [Int]) async throws -> Int {
      let batch = CurlBatch(
        requests: indices.map {
          ($0, requests[$0], files(of: $0, in: scratch.path, for: requests[$0]))
        },
        parallel: parallel,
        finishedBefore: outcomes.count
      )
      let results = try await batch.run(observe: observe)
      outcomes.merge(results) { $1 }
      return results.count
    }
    while outcomes.count < requests.count {
      let open = requests.indices.filter { outcomes[$0] == nil }
      guard try await send(open) == 0 else { continue }
      // curl itself failed, maybe because of one of them: by itself, each has an outcome.
      for index in open {
        _ = try await send([index])
        // That may have been the one.
        if case .failure(let failure) = outcomes[index], failure.kind == .other { break }
      }
    }
    return requests.indices.compactMap { outcomes[$0] }
  }

  /// Why a request isn't sent.
  private func problem(of request: HTTPRequest) -> HTTPFailure? {
    let place = SecretAddress.masked(request.address)
    let scheme = request.address.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", request.address.isPrintableASCII,
      !request.address.contains(" "), WebAddress.host(of: request.address) != nil
    else {
      return HTTPFailure(
        kind: .badAddress,
        message: "\(place) isn't a valid address; it must start with http:// or https://"
      )
    }
    let isOneLine = request.headers.allSatisfy { header in
      !(header.name + header.value).utf8.contains { $0 < 0x20 && $0 != 0x09 }
    }
    guard isOneLine else {
      return HTTPFailure(kind: .other, message: "\(place): a header has a line end; remove it")
    }
    return nil
  }

  private func files(
    of index: Int,
    in folder: String,
    for request: HTTPRequest? = nil
  ) -> CurlConfiguration.Files {
    var body = "\(folder)/body-\(index)"
    if case .file(let path, _) = request?.destination { body = path }
    return CurlConfiguration.Files(
      headers: "\(folder)/headers-\(index)",
      body: body,
      upload: "\(folder)/upload-\(index)"
    )
  }
}
