import Foundation
import RoadcastTesting
import Testing

/// Builds that are killed or interrupted: the old feed or the new one is there, whole, and nothing
/// else is left behind.
struct DisturbedBuildTests {
  private static let versions = Result { try TwoVersions() }

  @Test(arguments: 0..<(SlowTests.areOn ? 50 : 2))
  func `a build killed at any moment leaves the old feed or the new one`(seed: Int) throws {
    let versions = try Self.versions.get()
    var random = SeededRandom(seed: seed)
    for _ in 0..<8 {
      let workspace = try SampleWorkspace(copying: versions.workspace)
      let moment = Double.random(in: 0...versions.seconds * 1.2, using: &random)
      let build = try workspace.command(["build"]).start()
      Thread.sleep(forTimeInterval: moment)
      build.send(SIGKILL)
      _ = try build.wait()
      let left = try TwoVersions.Output(of: workspace)
      #expect(versions.isWhole(left), "killed after \(moment) s")
      try versions.expectRecovery(of: workspace, "killed after \(moment) s")
    }
  }

  @Test func `builds of two workspaces can publish to one folder at the same time`() throws {
    let versions = try Self.versions.get()
    let output = try TemporaryFolder()
    let workspaces = [
      try SampleWorkspace(copying: versions.workspace), try SampleWorkspace(),
    ]
    try workspaces[1].addEpisode("other", recordings: ["01.wav": .tone(440, seconds: 2)])
    let feed = "\(output.path)/deep/feed"
    var references: [FolderContent] = []
    for workspace in workspaces {
      let reference = try TemporaryFolder()
      let outcome = try workspace.run("build", "--output", "\(reference.path)/feed")
      #expect(outcome.end == .exited(0), "\(outcome.stderr)")
      references.append(try FolderContent("\(reference.path)/feed"))
    }
    for round in 0..<(SlowTests.areOn ? 100 : 6) {
      // The masters are made again now and then, so that the builds don't take equally long.
      if round % 2 == 1 { try workspaces[round / 2 % 2].remove(".roadcast") }
      let builds = try workspaces.map {
        try $0.command(["build", "--output", feed]).start()
      }
      for build in builds {
        let outcome = try build.wait()
        #expect(outcome.end == .exited(0), "\(outcome.stderr)")
      }
      #expect(references.contains(try FolderContent(feed)), "round \(round)")
      #expect(try output.names("deep") == ["feed"])
    }
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func `an interrupted build exits with its own status and leaves nothing behind`(
    signal: Int32,
    status: Int32
  ) throws {
    let versions = try Self.versions.get()
    var random = SeededRandom(seed: Int(signal))
    var interruptions = 0
    for _ in 0..<(SlowTests.areOn ? 40 : 6) {
      let workspace = try SampleWorkspace(copying: versions.workspace)
      try workspace.remove(".roadcast/lock")
      let build = try workspace.command(["build"]).start()
      // When the lock exists, the build has started and handles signals.
      while !FileManager.default.fileExists(atPath: workspace.path(".roadcast/lock")) {
        Thread.sleep(forTimeInterval: 0.001)
      }
      Thread.sleep(
        forTimeInterval: Double.random(in: 0...versions.seconds * 0.8, using: &random)
      )
      build.send(signal)
      let outcome = try build.wait()
      let left = try TwoVersions.Output(of: workspace)
      let isNew = left == versions.new
      if outcome.end == .exited(status) {
        interruptions += 1
        #expect(versions.isWhole(left))
      } else {
        #expect(outcome.end == .exited(0), "\(outcome.stderr)")
        #expect(isNew)
      }
      #expect(workspace.names == TwoVersions.names)
      try versions.expectRecovery(of: workspace, "signal \(signal)")
    }
    #expect(interruptions > 0)
  }

  @Test func `a build with nothing to do removes what a killed build left behind`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    #expect(try workspace.run("build").end == .exited(0))
    try workspace.write("dead", to: ".feed.new-12345/audio/one.mp3")
    try workspace.write("dead", to: ".feed.new-12345-stopped/audio/one.mp3")
    try workspace.write("dead", to: ".private.new-12345/audio/one.mp3")
    try workspace.write("dead", to: ".roadcast/cache/index.new-12345")
    try workspace.write("dead", to: ".roadcast/cache/masters/00ff.new-12345")
    // Files of others with similar names stay.
    try workspace.write("mine", to: ".feed.new-plans/notes.txt")
    try workspace.write("mine", to: ".feeder.new-12345/notes.txt")
    let document = try workspace.document("build")
    #expect(document.build?.changed == false)
    #expect(workspace.litter.filter { $0.contains("12345") && !$0.hasPrefix(".feeder") } == [])
    #expect(
      workspace.names == [".feed.new-plans", ".feeder.new-12345", ".roadcast", "episodes", "feed"]
    )
  }

  @Test func `a second build fails at once and names the first one's process`() throws {
    let workspace = try SampleWorkspace(
      show: "length: { min: \"0:01\", max: \"9:00\", target: [\"0:01\", \"9:00\"] }\n"
    )
    let wav = WAV(mono: Waveform.noise(frames: 8_000 * 25), rate: 8_000)
    try workspace.addEpisode("one", recordings: ["01.wav": wav, "02.wav": wav])
    let first = try workspace.command(["build"]).start()
    while !FileManager.default.fileExists(atPath: workspace.path(".roadcast/lock")) {
      Thread.sleep(forTimeInterval: 0.001)
    }
    Thread.sleep(forTimeInterval: 0.05)
    let second = try workspace.run("build")
    #expect(second.end == .exited(2))
    #expect(
      second.stderr.wholeMatch(
        of: /roadcast: error: another build \(process [0-9]+\) is running in this workspace; .+\n/
      ) != nil,
      "\(second.stderr)"
    )
    // Checking is possible during a build.
    #expect(try workspace.run("check").end == .exited(0))
    #expect(try first.wait().end == .exited(0))
    #expect(workspace.litter == [])
  }
}
