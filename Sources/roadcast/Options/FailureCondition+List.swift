import ArgumentParser
import RoadcastModel
import RoadcastReports

extension FailureCondition {
  /// Reads the value of `--fail-on`, such as `over,late`.
  static func list(_ text: String) throws -> [FailureCondition] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let condition = FailureCondition(rawValue: word.trimmingPrefix(" ").description) else {
        let words = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(String(word).quoted) isn't one of \(words)")
      }
      return condition
    }
  }
}
