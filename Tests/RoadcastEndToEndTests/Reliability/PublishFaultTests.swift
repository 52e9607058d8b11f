import Foundation
import RoadcastTesting
import Testing

/// Publishing that's killed, or meets targets that fail, are full, lie or are used by someone else, at seeded
/// points, while clients poll.
///
/// `make fault-test` takes hundreds of points; each prints its seed when it fails.
struct PublishFaultTests {
  private static let publications = Result { try TwoPublications() }
  private static let calls = Result { try FailingCalls() }
  private static let rclone = Result { try FakeRclone() }

  @Test(arguments: FaultPoints.seeds)
  func `a fault at any point of publishing leaves a whole feed, and no client sees a broken one`(
    seed: Int
  ) throws {
    let publications = try Self.publications.get()
    var random = SeededRandom(seed: seed)
    let fault = Fault.allCases[seed % Fault.allCases.count]
    let workspace = try publications.copy(isRemote: fault.isRemote)
    let rclone = try Self.rclone.get()
    let client = PollingClient(of: workspace.path(TwoPublications.folder))
    defer { client.stop() }
    // From another machine, or at least from another workspace.
    let other = seed % 3 == 0 ? try SampleWorkspace(copying: workspace) : nil
    let running = try other.map { try rclone.used(by: $0.command(["publish"])).start() }
    let outcome = try disturb(workspace.command(["publish"]), of: workspace, fault, &random)
    let comment: Comment = "seed \(seed), \(fault): \(outcome.stderr)"
    if case .call(let failure) = fault, running == nil {
      #expect(FaultPoints.isExpected(outcome, failure), comment)
    } else {
      #expect([.exited(0), .exited(2), .killed(SIGKILL)].contains(outcome.end), comment)
    }
    if case .lie = fault, running == nil { #expect(outcome.end == .exited(2), comment) }
    if let end = try running?.wait().end {
      #expect([.exited(0), .exited(2)].contains(end), comment)
    }
    try publications.expectRecovery(of: workspace, by: { rclone.used(by: $0) }, comment)
    client.stop()
    #expect(client.broken == [], comment)
    #expect(client.polls > 0)
  }

  /// Publishes, and disturbs that.
  private func disturb(
    _ command: Command,
    of workspace: SampleWorkspace,
    _ fault: Fault,
    _ random: inout SeededRandom
  ) throws -> Outcome {
    let rclone = try Self.rclone.get()
    switch fault {
    case .kill:
      let publish = try command.start()
      let seconds = try Self.publications.get().seconds * 1.2
      Thread.sleep(forTimeInterval: .random(in: 0...seconds, using: &random))
      publish.send(SIGKILL)
      return try publish.wait()
    case .call(let failure):
      let target = workspace.path(TwoPublications.folder)
      let call = Int.random(in: 1...160, using: &random)
      return try Self.calls.get().run(command, call: call, on: target, failure).outcome
    case .drop:
      // Half of a file is at the target when the connection is lost.
      let file = Int.random(in: 1...25, using: &random)
      let hook = "truncate -s -40 \"$two/$file\"; echo connection lost >&2; exit 1"
      return try rclone.used(by: command, eachFile: nth(file, hook, of: workspace)).run()
    case .dropAnywhere:
      let number = Int.random(in: 1...20, using: &random)
      return try rclone.used(by: command, nth(number, "exit 1", of: workspace)).run()
    case .full:
      let file = Int.random(in: 1...25, using: &random)
      let count = "\(workspace.path)/.roadcast/count"
      // A page that can't be replaced stays; other files are new, and can be left empty.
      let full =
        "[ $(wc -c <\(count)) -lt \(file) ] || { case $file in *.html) ;; *) : >\"$two/$file\" ;; esac; exit 1; }"
      return try rclone.used(by: command, eachFile: "printf x >>\(count); \(full)").run()
    case .lie(let lie):
      let hook = """
        if [ $verb$recursive = lsjsonyes ] && [ -f "$one/roadcast-lock.txt" ]; then
          all= ; lie=1; sed='\(lie)'; exec 3>&1; exec >"\(workspace.path)/.roadcast/listing"
          trap 'sed -E "$sed" "\(workspace.path)/.roadcast/listing" >&3' EXIT
        fi
        """
      return try rclone.used(by: command, hook).run()
    }
  }

  /// Lines of shell that do something at the N-th time.
  private func nth(_ number: Int, _ action: String, of workspace: SampleWorkspace) -> String {
    let count = "\(workspace.path)/.roadcast/count"
    return "printf x >>\(count); if [ $(wc -c <\(count)) = \(number) ]; then \(action); fi"
  }

  /// What goes wrong.
  private enum Fault {
    /// It's killed at some moment.
    case kill
    /// A call on a file of the target fails, or it's killed there.
    case call(FailingCalls.Failure)
    /// A connection is lost while files are sent.
    case drop
    /// A connection is lost whatever is done.
    case dropAnywhere
    /// From some file on, the target is full.
    case full
    /// The target lists something else than what it has; a program for `sed`.
    case lie(String)

    var isRemote: Bool {
      switch self {
      case .kill, .call: false
      case .drop, .dropAnywhere, .full, .lie: true
      }
    }

    static let allCases: [Fault] =
      [
        .kill, .call(.killed), .drop, .full, .dropAnywhere,
        .lie("s/(four[^.]*.mp3.*Size\":)[0-9]+/\\117/"),
        .lie("/four.*mp3/d"),
      ] + FailingCalls.Failure.allCases.map(Fault.call)
  }
}
