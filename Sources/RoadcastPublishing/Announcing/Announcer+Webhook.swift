import RoadcastFiles
import RoadcastHTTP
import RoadcastModel

extension Announcer {
  /// Sends a message to the webhook, whose address is in no message of ours.
  ///
  /// - Parameters:
  ///   - body: What it gets.
  ///   - isReport: Whether it's for the report, and not for episodes.
  /// - Throws: If it doesn't take the message.
  func post(_ body: [UInt8], isReport: Bool) async throws {
    let file = WebhookFile(of: target.name.value, isReport: isReport, in: root)
    var request = HTTPRequest(try file.address(), method: .post)
    request.headers = [HTTPHeader("Content-Type", "application/json")]
    request.body = body
    request.limits.seconds = 30
    let problem: String
    do {
      let answer = try await HTTPClient().answer(to: request)
      guard !answer.isSuccess else { return }
      problem = "it answers \(answer.status)"
    } catch let failure as HTTPFailure {
      problem =
        switch failure.kind {
        case .noSuchHost: "no machine has that name"
        case .noAnswer: "nothing answers there"
        case .tooSlow: "it took too long"
        case .badCertificate, .noEncryption: "its certificate isn't valid"
        default: "the request failed"
        }
    }
    throw WorkFailure(
      "can't announce to the webhook of \(target.name.value): \(problem); check the address in \(file.name)"
    )
  }
}
