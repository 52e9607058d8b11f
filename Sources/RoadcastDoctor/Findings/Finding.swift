/// Something that an app, or a stranger, meets at a deployed feed.
package struct Finding: Equatable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// What it's about, such as `no-ranges`.
  package var symptom: Symptom
  package var severity: Severity

  /// The address, without secrets.
  package var address: String

  /// What's wrong, in words that begin with it.
  package var message: String

  /// How many more addresses have the same.
  package var others = 0

  package var remedy: Remedy { symptom.remedy }
}
