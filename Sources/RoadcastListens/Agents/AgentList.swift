/// The programs that are known by their user agents.
///
/// The list is data with a date, `Resources/agents.txt`; `tools/update-agents` makes a newer one.
package struct AgentList: Sendable {
  /// The day of the list, such as `2026-08-06`.
  package private(set) var day = ""

  private var patterns: [(kind: AgentKind, pattern: AgentPattern)] = []

  /// Agents that were looked up.
  private var known: [[UInt8]: AgentKind] = [:]

  /// A log may have any number of agents.
  private static let maximumKnown = 10_000

  /// A longer agent is cut.
  private static let maximumLength = 512

  /// Reads the list that's part of the command.
  package init() { self.init(String(decoding: PackageResources.agents_txt, as: UTF8.self)) }

  /// - Parameter text: A line for each pattern, `bot PATTERN` or `app PATTERN`; the first that fits decides.
  init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let space = line.firstIndex(of: " ") else { continue }
      let value = line[line.index(after: space)...]
      switch line[..<space] {
      case "date": day = String(value)
      case "bot": patterns.append((.bot, AgentPattern(value)))
      case "app": patterns.append((.app, AgentPattern(value)))
      default: break
      }
    }
  }

  /// What has this user agent.
  package mutating func kind(of agent: ArraySlice<UInt8>) -> AgentKind {
    let name = Array(agent.prefix(Self.maximumLength))
    if let kind = known[name] { return kind }
    let kind = find(name[...])
    if known.count >= Self.maximumKnown { known.removeAll() }
    known[name] = kind
    return kind
  }

  private static let watches = ["^atc/", "(null) watchOS/"].map { AgentPattern($0) }

  private func find(_ agent: ArraySlice<UInt8>) -> AgentKind {
    guard agent.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }) else {
      return .unnamed
    }
    if Self.watches.contains(where: { $0.matches(agent) }) { return .watch }
    if let known = patterns.first(where: { $0.pattern.matches(agent) }) { return known.kind }
    let lower = agent.map { (65...90).contains($0) ? $0 + 32 : $0 }
    return Self.signs.contains { lower.firstRange(of: $0) != nil } ? .bot : .app
  }

  /// What programs that no one knows call themselves.
  private static let signs = ["bot", "crawler", "spider"].map { Array($0.utf8) }
}
