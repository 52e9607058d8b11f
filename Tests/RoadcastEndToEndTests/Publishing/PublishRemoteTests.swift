import Foundation
import RoadcastTesting
import Testing

/// `roadcast publish` to a remote of rclone that doesn't do what it should.
struct PublishRemoteTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder
  private let rclone: FakeRclone

  init() throws {
    place = try TemporaryFolder()
    rclone = try FakeRclone()
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        targets: { web: { to: "web:\(place.path)/www", verify: false, grace: 2d } }

        """
    )
    try workspace.addEpisode("one", recordings: ["a.wav": .tone()])
    try build()
  }

  private func build() throws {
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  private func rename(_ title: String) throws {
    try workspace.retitle("one", title)
    try build()
  }

  @discardableResult
  private func publish(
    _ hook: String = ":",
    eachFile: String = ":",
    status: Int32 = 0
  ) throws -> Outcome {
    let command = rclone.used(by: try workspace.command(["publish"]), hook, eachFile: eachFile)
    let outcome = try command.run()
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    return outcome
  }

  private func expectWhole(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
    let target = try FolderContent("\(place.path)/www").files
    var feed = try workspace.feed().files
    feed[".roadcast"] = nil
    // Audio that was replaced stays for a while.
    let different = feed.filter { target[$0.key] != $0.value }.keys.sorted()
    #expect(different == [], sourceLocation: sourceLocation)
  }

  @Test func `a remote gets what's in feed, and only what changes`() throws {
    try publish()
    try expectWhole()
    #expect(try publish().stdout.contains("is up to date"))
    try rename("New")
    let outcome = try publish()
    #expect(outcome.stdout.contains("sent"))
    try expectWhole()
    #expect(
      try place.names("www").filter { $0.hasPrefix("roadcast") } == ["roadcast-published.txt"]
    )
  }

  @Test func `a listing without a folder isn't an empty remote`() throws {
    try publish()
    let gone = "if [ $verb$recursive = lsjsonyes ]; then exit 3; fi"
    let outcome = try publish(gone, status: 2)
    #expect(outcome.stderr.contains("doesn't find a folder that it has just listed"))
    // A folder that goes while it's listed is no reason to stop.
    let mark = "\(place.path)/gone"
    let once = "if [ $verb$recursive = lsjsonyes ] && [ ! -f \(mark) ]; then >\(mark); exit 3; fi"
    #expect(try publish(once).stdout.contains("is up to date"))
    try expectWhole()
  }

  @Test(
    arguments: [
      // Half of the list.
      "if [ $verb = rcat ] && [ $(basename $one) != roadcast-lock.txt ]; then head -c 200 >$one; exit 1; fi",
      // The list has no name for a moment, or its old one is gone.
      """
      case $two in
      */roadcast-published.txt) rm -f $two; exit 1 ;;
      esac
      """,
    ]
  )
  func `a list that's half written doesn't keep other machines out`(hook: String) throws {
    try publish()
    try rename("New")
    try publish(hook, status: 2)
    // Another machine knows nothing but what's there.
    try workspace.remove(".roadcast/publishing")
    try publish()
    try expectWhole()
  }

  @Test func `a build can't replace the folder that's being sent`() throws {
    let state = try TemporaryFolder()
    let hook = """
      if [ $verb = copy ]; then
        >\(state.path)/sending
        while [ ! -f \(state.path)/go ]; do sleep 0.01; done
      fi
      """
    // As if a build was at work, which then puts another folder there.
    let feed = workspace.path("feed")
    try FileManager.default.moveItem(atPath: feed, toPath: workspace.path("next"))
    try build()
    let old = unsafe open(feed, O_RDONLY)
    #expect(flock(old, LOCK_EX) == 0)
    let publish = try rclone.used(by: workspace.command(["publish"]), hook).start()
    try wait { publish.errorsSoFar.contains("waiting for a build") }
    try FileManager.default.moveItem(atPath: feed, toPath: workspace.path("old"))
    try FileManager.default.moveItem(atPath: workspace.path("next"), toPath: feed)
    close(old)
    try wait { FileManager.default.fileExists(atPath: "\(state.path)/sending") }
    let new = unsafe open(feed, O_RDONLY)
    #expect(flock(new, LOCK_EX | LOCK_NB) != 0, "the folder that's sent isn't locked")
    close(new)
    try state.write("", to: "go")
    #expect(try publish.wait().end == .exited(0))
    try expectWhole()
  }

  @Test func `a build needn't wait until the public address was looked at`() throws {
    let server = try LoopbackServer { _ in nil }
    let show = try workspace.text("episodes/show.yml")
      .replacing(SampleWorkspace.baseURL, with: server.address("/"))
    try workspace.write(
      show.replacing("verify: false", with: "verify: true"),
      to: "episodes/show.yml"
    )
    try build()
    let command = try workspace.command(["publish"])
    let publish = try rclone.used(by: command).start()
    try wait { !server.requests.isEmpty }
    try rename("Meanwhile")
    #expect(publish.isRunning)
    publish.send(SIGTERM)
    #expect(try publish.wait().end == .exited(143))
    #expect(place.text("www/feed.xml")?.contains("Meanwhile") == false)
  }

  @Test func `rclone ends with a publisher that's killed`() throws {
    let number = "\(place.path)/number"
    // As if a large file was on its way.
    let hook = "if [ $verb = copy ]; then echo $$ >\(number); exec sleep 300; fi"
    let publish = try rclone.used(by: workspace.command(["publish"]), hook).start()
    try wait { place.text("number").map { $0.hasSuffix("\n") } ?? false }
    let process = try #require(place.text("number").flatMap { Int32($0.dropLast()) })
    #expect(kill(process, 0) == 0)
    publish.send(SIGKILL)
    _ = try publish.wait()
    try wait { kill(process, 0) != 0 && errno == ESRCH }
    try self.publish()
    try expectWhole()
  }

  @Test func `a remote that doesn't answer is given up soon, and named`() throws {
    // rclone gives up by itself: its options say when.
    let words = "\(place.path)/words"
    try publish(
      "[ $verb != cat ] || { echo \"$all\" >>\(words); echo no answer >&2; exit 1; }",
      status: 2
    )
    let text = try #require(place.text("words"))
    #expect(text.contains("--contimeout 10s --timeout 20s --retries 1 --low-level-retries 2 cat"))
  }

  /// Waits until something is so.
  private func wait(until isSo: () -> Bool) throws {
    let end = Date(timeIntervalSinceNow: 20)
    while !isSo() {
      try #require(Date() < end, "nothing happens")
      usleep(5_000)
    }
  }
}
