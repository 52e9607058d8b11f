import RoadcastHTTP

/// Collects findings; of equal ones at many addresses, the first is kept and the others are counted.
struct FindingLog {
  private var order: [Key] = []
  private var found: [Key: Finding] = [:]

  /// How many things were looked at.
  private(set) var checks = 0

  private struct Key: Hashable {
    var symptom: Symptom
    var severity: Finding.Severity
  }

  /// Counts something that was looked at, and notes what's wrong with it.
  ///
  /// - Parameters:
  ///   - isRight: Whether all is well.
  ///   - symptom: What it's about.
  ///   - severity: How bad it is otherwise.
  ///   - address: Where.
  ///   - message: What's wrong.
  mutating func expect(
    _ isRight: Bool,
    _ symptom: Symptom,
    _ severity: Finding.Severity,
    at address: String,
    _ message: @autoclosure () -> String
  ) {
    checks += 1
    guard !isRight else { return }
    let key = Key(symptom: symptom, severity: severity)
    guard found[key] == nil else {
      found[key]?.others += 1
      return
    }
    order.append(key)
    found[key] = Finding(
      symptom: symptom,
      severity: severity,
      address: SecretAddress.masked(address),
      message: message()
    )
  }

  /// Errors first, each kind in the order in which it was found.
  var all: [Finding] {
    let findings = order.compactMap { found[$0] }
    return findings.filter { $0.severity == .error } + findings.filter { $0.severity == .warning }
  }
}
