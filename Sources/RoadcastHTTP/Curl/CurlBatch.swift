import RoadcastFiles
import RoadcastModel
import RoadcastPrograms

/// Requests that one process sends.
struct CurlBatch: Sendable {
  /// The requests with their numbers and files.
  let requests: [(index: Int, request: HTTPRequest, files: CurlConfiguration.Files)]

  /// How many run at once.
  let parallel: Int

  /// How many requests were finished before these.
  let finishedBefore: Int

  /// Sends the requests.
  ///
  /// A server that doesn't say how much it will send can't be stopped by curl itself. When such a body
  /// grows over its limit, the process is ended, and requests that hadn't finished aren't among the results. Nor are
  /// they when curl itself fails.
  ///
  /// - Parameter observe: Gets the number of finished requests, from time to time.
  /// - Returns: What came of the requests that finished, by their numbers; for a single request, always an outcome.
  /// - Throws: `WorkFailure` if curl can't be used; `CancellationError` if the task is cancelled.
  func run(observe: @escaping @Sendable (Int) -> Void) async throws -> [Int: HTTPClient.Outcome] {
    let reports = CurlReports()
    let ending = try await withThrowingTaskGroup(of: Ending.self) { group in
      group.addTask { try await runCurl(reports) }
      group.addTask {
        while true {
          try await Task.sleep(for: .milliseconds(100))
          let records = reports.records
          observe(finishedBefore + records.count)
          if let index = firstTooLarge(finished: records) { return .tooLarge(index) }
        }
      }
      defer { group.cancelAll() }
      let first = try await group.next() ?? .finished
      group.cancelAll()
      while let _ = await group.nextResult() {}
      return first
    }
    try Task.checkCancellation()
    let records = reports.records
    var outcomes: [Int: HTTPClient.Outcome] = [:]
    for (index, request, files) in requests {
      if let record = records[index] {
        outcomes[index] = try outcome(of: record, request, files)
      } else if case .tooLarge(index) = ending {
        outcomes[index] = .failure(
          HTTPFailure(status: 63, words: "", of: request, hops: hops(files))
        )
      }
    }
    // Others are sent again, but not for ever.
    if requests.count == 1, outcomes.isEmpty {
      let (index, request, files) = requests[0]
      let place = SecretAddress.masked(request.address)
      let reason =
        if case .failed(let failure) = ending {
          // An earlier curl doesn't know an option.
          failure.status == 2 ? "\(failure); install curl 7.76 or later" : "\(failure); try again"
        } else {
          "ended without a result; try again"
        }
      outcomes[index] = .failure(
        HTTPFailure(
          kind: .other,
          message: "can't get \(place): curl \(reason)",
          hops: hops(files)
        )
      )
    }
    return outcomes
  }

  /// How curl ended.
  private enum Ending: Sendable {
    case finished
    /// The request with this number got too much.
    case tooLarge(Int)
    case failed(ChildProgram.Ending)
  }

  private func runCurl(_ reports: CurlReports) async throws -> Ending {
    var configuration = CurlConfiguration(marks: reports.marks)
    for (index, request, files) in requests {
      configuration.add(request, index: index, files: files)
    }
    var program = ChildProgram(words: [
      // First, so that the user's own settings aren't read.
      "curl", "-q", "--config", "-", "--no-progress-meter", "--parallel", "--parallel-max",
      String(parallel),
    ])
    program.input = Array(configuration.text.utf8)
    do {
      _ = try await program.run(limit: limit, outputLimit: 1 << 16, readError: reports.append)
      return .finished
    } catch ChildProgram.Failure.notFound {
      throw WorkFailure(
        "curl isn't installed, and addresses are fetched with it; run `sudo apt-get install curl`"
      )
    } catch ChildProgram.Failure.failed(let ending) {
      // One of the requests failed, which its record says, or curl itself did.
      return .failed(ending)
    } catch ChildProgram.Failure.tookTooLong {
      throw WorkFailure("curl took too long and was stopped; try again")
    } catch let failure as ChildProgram.Failure {
      throw WorkFailure("curl can't be run: \(failure); install it again")
    }
  }

  /// The time by which curl must have ended every request by itself.
  private var limit: Duration {
    let longest = requests.map(\.request.limits.seconds).max() ?? 0
    let rounds = (requests.count + parallel - 1) / parallel
    return .seconds(longest * rounds + 30)
  }

  private func firstTooLarge(finished: [Int: CurlRecord]) -> Int? {
    for (index, request, files) in requests
    where finished[index] == nil && request.method != .head {
      guard let size = FileStamp(path: files.body)?.size else { continue }
      if size > request.limits.bytes { return index }
    }
    return nil
  }

  private func hops(_ files: CurlConfiguration.Files) -> [HTTPHop] {
    guard let bytes = try? InputFile.reopened(at: files.headers).read(limit: 4 << 20) else {
      return []
    }
    return HTTPHop.read(bytes)
  }

  private func outcome(
    of record: CurlRecord,
    _ request: HTTPRequest,
    _ files: CurlConfiguration.Files
  ) throws(WorkFailure) -> HTTPClient.Outcome {
    let hops = hops(files)
    guard record.status == 0 else {
      return .failure(
        HTTPFailure(status: record.status, words: record.words, of: request, hops: hops)
      )
    }
    var answer = HTTPAnswer(hops: hops, address: record.address)
    answer.bodyBytes = record.bodyBytes
    answer.machine = record.machine
    answer.redirect = record.redirect
    answer.seconds = record.seconds
    answer.certificate = Certificate(description: record.certificates)
    if request.destination == .memory, request.method != .head, FileSystem.exists(files.body) {
      guard let body = try InputFile.reopened(at: files.body).read(limit: request.limits.bytes)
      else {
        return .failure(HTTPFailure(status: 63, words: "", of: request, hops: hops))
      }
      answer.body = body
      // It isn't needed there any more.
      FileSystem.removeFile(files.body)
    }
    return .success(answer)
  }
}
