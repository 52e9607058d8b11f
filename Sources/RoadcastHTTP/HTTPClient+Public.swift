import RoadcastFiles
import RoadcastModel

extension HTTPClient {
  /// A request on its way through redirects.
  private struct Journey {
    let index: Int
    var request: HTTPRequest
    var hops: [HTTPHop] = []
  }

  /// Sends several requests to machines on the internet, and none to machines that only this network can reach.
  ///
  /// Each host is looked up before anything is sent to it, redirects included, and curl uses the addresses that
  /// were found. Where a proxy sends a request, the proxy decides where it goes; then a host may also be one that
  /// isn't known here.
  ///
  /// - Parameters:
  ///   - requests: At most a few thousand.
  ///   - observe: Gets the number of requests that have finished, from time to time.
  /// - Returns: What came of each request, in their order.
  /// - Throws: `WorkFailure` if curl can't be used; `CancellationError` if the task is cancelled.
  package func publicAnswers(
    to requests: [HTTPRequest],
    observe: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> [Outcome] {
    var outcomes: [Int: Outcome] = [:]
    var open = requests.enumerated().map { Journey(index: $0.offset, request: $0.element) }
    while !open.isEmpty {
      let sent = await admitted(open, &outcomes)
      let finished = outcomes.count
      let results = try await answers(to: sent.map(\.request)) { observe(finished + $0) }
      open = []
      for (journey, result) in zip(sent, results) {
        let limits = requests[journey.index].limits
        switch next(after: result, of: journey, limits) {
        case .goesOn(let next): open.append(next)
        case .ends(let outcome): outcomes[journey.index] = outcome
        }
      }
    }
    return requests.indices.compactMap { outcomes[$0] }
  }

  /// Looks up hosts, and refuses what leads into this network.
  private func admitted(_ open: [Journey], _ outcomes: inout [Int: Outcome]) async -> [Journey] {
    let hosts = Set(open.compactMap { WebAddress.host(of: $0.request.address) })
    let machines = await HostLookup.machines(of: hosts)
    var admitted: [Journey] = []
    for var journey in open {
      let host = WebAddress.host(of: journey.request.address) ?? ""
      let found = machines[host] ?? []
      // curl decodes what's encoded in a host; no feed needs that.
      if host.contains("%") || ([host] + found).contains(where: NetworkPlace.isPrivate) {
        outcomes[journey.index] = .failure(refusal(of: journey))
        continue
      }
      if let problem = problem(of: journey, host, found) {
        outcomes[journey.index] = .failure(problem)
        continue
      }
      journey.request.machines = found
      journey.request.limits.redirects = 0
      admitted.append(journey)
    }
    return admitted
  }

  /// Why nothing is sent to a host that isn't a private one; nil if it can be.
  private func problem(of journey: Journey, _ host: String, _ found: [String]) -> HTTPFailure? {
    let address = journey.request.address
    if host.hasSuffix(".") {
      return HTTPFailure(
        kind: .badAddress,
        message:
          "\(SecretAddress.masked(address)) has a dot at the end of its host; remove the dot",
        hops: journey.hops
      )
    }
    // curl would look the host up again, and might find another machine.
    guard found.isEmpty, !host.isEmpty, !host.contains(":"), !ProxySettings.apply(to: address)
    else {
      return nil
    }
    return HTTPFailure(status: 6, words: "", of: journey.request, hops: journey.hops)
  }

  private enum Step {
    case goesOn(Journey)
    case ends(Outcome)
  }

  private func next(after result: Outcome, of journey: Journey, _ limits: HTTPLimits) -> Step {
    switch result {
    case .failure(var failure):
      failure.hops = journey.hops + failure.hops
      return .ends(.failure(failure))
    case .success(var answer):
      answer.hops = journey.hops + answer.hops
      if let address = answer.redirect, limits.redirects > 0 {
        guard answer.hops.count <= limits.redirects else {
          var request = journey.request
          request.limits = limits
          return .ends(
            .failure(HTTPFailure(status: 47, words: "", of: request, hops: answer.hops))
          )
        }
        var next = Journey(index: journey.index, request: journey.request, hops: answer.hops)
        next.request.address = address
        return .goesOn(next)
      }
      if !ProxySettings.apply(to: journey.request.address), NetworkPlace.isPrivate(answer.machine) {
        return .ends(.failure(refusal(of: journey)))
      }
      return .ends(.success(answer))
    }
  }

  private func refusal(of journey: Journey) -> HTTPFailure {
    HTTPFailure(
      kind: .privateNetwork,
      message: "\(SecretAddress.masked(journey.request.address)) \(NetworkPlace.refusal)"
    )
  }

  /// Whether an address leads to a machine that only this network can reach, by its host alone.
  ///
  /// - Parameter address: An address that a person named.
  /// - Returns: False also for a host that isn't known here.
  package static func leadsNear(_ address: String) async -> Bool {
    guard let host = WebAddress.host(of: address) else { return false }
    let found = await HostLookup.machines(of: [host])[host] ?? []
    return ([host] + found).contains(where: NetworkPlace.isPrivate)
  }
}
