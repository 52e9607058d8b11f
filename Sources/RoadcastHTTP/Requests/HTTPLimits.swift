/// The most that a request may cost.
package struct HTTPLimits: Equatable, Sendable {
  /// The bytes of the body.
  package var bytes = 16 << 20

  /// The seconds that everything may take, redirects included.
  package var seconds = 60

  /// The seconds until there must be a connection.
  package var connectSeconds = 15

  /// The seconds that may pass with hardly a byte.
  package var stallSeconds = 20

  /// How many redirects are followed; 0 returns a redirect as the answer.
  package var redirects = 10

  package init() {}
}
