/// What sends requests, by its user agent.
package enum AgentKind: Sendable {
  /// An app or a browser, or something that no one knows.
  case app
  /// A program that no one listens to.
  case bot
  /// An Apple Watch, which gets the files that the phone has, too.
  case watch
  /// Something that doesn't say what it is.
  case unnamed
}
