import Foundation
import RoadcastTesting
import Testing

/// Does what the CI example in `docs/publishing.md` says, step by step, as a new machine does for each job.
struct PublishingPageTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder
  private let rclone: FakeRclone

  /// What the machine has: the programs that the steps call.
  private let machine: TemporaryFolder

  private static let example = Result {
    let page = try String(contentsOfFile: "\(Repository.path)/docs/publishing.md", encoding: .utf8)
    let section = try #require(page.components(separatedBy: "### In CI").last)
    return try #require(section.components(separatedBy: "```yaml\n").dropFirst().first)
      .components(separatedBy: "```")[0]
  }

  init() throws {
    place = try TemporaryFolder()
    rclone = try FakeRclone()
    machine = try TemporaryFolder()
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        targets: { cdn: { to: "cdn:\(place.path)/www", verify: false } }

        """
    )
    // Installing the package needs a network; here, it's enough that there is one.
    try program("sudo", "exec \"$@\"")
    try program(
      "apt-get",
      "[ \"$*\" = update ] || { [ -f \"$4\" ] && [ \"$*\" = \"install -y rclone $4\" ]; }"
    )
    try program("roadcast", "exec '\(try BuiltCommand.path())' \"$@\" --now \"$NOW\"")
    try workspace.write("", to: "packages/roadcast_0.1.0_amd64.deb")
    for (slug, day) in [("one", 1), ("two", 3)] {
      try workspace.addEpisode(
        slug,
        published: "2026-12-0\(day)T06:00:00Z",
        recordings: ["a.wav": .tone(Double(day) * 300)]
      )
    }
  }

  private func program(_ name: String, _ line: String) throws {
    try machine.write("#!/bin/sh\n\(line)\n", to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: "\(machine.path)/\(name)"
    )
  }

  /// The commands of the steps, and the folders that the cache keeps.
  private func steps() throws -> (commands: [String], kept: [String]) {
    let text = try Self.example.get()
    let commands = text.matches(of: /- run: (.+)/).map { String($0.1) }
    let kept = try #require(text.firstMatch(of: /path: "([^"]+)"/)).1
    return (commands, kept.components(separatedBy: "\\n"))
  }

  /// Runs one job on a machine that has nothing but the repository and the cache.
  private func job(_ now: String, cache: TemporaryFolder) throws {
    let (commands, kept) = try steps()
    let checkout = try SampleWorkspace(copying: workspace)
    if cache.exists("cache.tar") {
      try shell("tar -xf \(cache.path)/cache.tar", in: checkout.path)
    }
    for line in commands {
      var command = Command("bash", ["-e", "-c", line])
      command.folder = checkout.path
      command = rclone.used(by: command)
      command.environment["PATH"] = "\(machine.path):\(command.environment["PATH"] ?? "")"
      command.environment["NOW"] = now
      let outcome = try command.run()
      #expect(outcome.end == .exited(0), "\(line): \(outcome.stderr)")
    }
    let present = kept.filter { FileManager.default.fileExists(atPath: checkout.path($0)) }
    try shell(
      "tar -cf \(cache.path)/cache.tar \(present.joined(separator: " "))",
      in: checkout.path
    )
  }

  private func shell(_ line: String, in folder: String) throws {
    var command = Command("sh", ["-c", line])
    command.folder = folder
    let outcome = try command.run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  private var pages: [String] {
    ((try? place.names("www/episodes")) ?? []).sorted()
  }

  @Test func `the job in CI publishes what's due, on a new machine each time`() throws {
    #expect(try steps().commands.count == 2)
    let cache = try TemporaryFolder()
    try job("2026-12-02T06:00:00Z", cache: cache)
    #expect(pages == ["one.html"])
    let stamp = try modified("www/feed.xml")
    try job("2026-12-02T06:15:00Z", cache: cache)
    #expect(try modified("www/feed.xml") == stamp)
    try job("2026-12-03T06:00:00Z", cache: cache)
    #expect(pages == ["one.html", "two.html"])
    // Whatever became of the cache.
    try job("2026-12-03T06:15:00Z", cache: TemporaryFolder())
    #expect(pages == ["one.html", "two.html"])
  }

  @Test func `nothing secret is in the cache`() throws {
    let cache = try TemporaryFolder()
    _ = try workspace.run("subscribers", "add", "Dana")
    #expect(try workspace.names(in: ".roadcast").contains("key"))
    try job("2026-12-02T06:00:00Z", cache: cache)
    let outcome = try Command("tar", ["-tf", "\(cache.path)/cache.tar"]).run()
    let names = outcome.stdout.split(separator: "\n")
    #expect(names.contains(".roadcast/cache/"))
    #expect(
      !names.contains {
        $0.hasSuffix("key") || $0.contains("subscribers") || $0.hasPrefix("private")
      }
    )
  }

  private func modified(_ relative: String) throws -> Date? {
    let path = "\(place.path)/\(relative)"
    return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }
}
