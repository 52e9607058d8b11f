import Foundation
import RoadcastTesting
import Testing

/// `roadcast transcribe` with scripts that write as speech recognizers do, and with a real one.
struct TranscribeTests {
  /// A workspace with one recording that has no transcript.
  ///
  /// `script` is a shell script in place of a recognizer: its first argument is the recording. `line`
  /// is the show's `transcriber`; without it, that's the script.
  private func workspace(_ script: String? = nil, line: String? = nil) throws -> SampleWorkspace {
    let command = line ?? "./listen {audio} {folder} {language}"
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + "transcriber: \(command)\n"
    )
    try workspace.addEpisode("one", recordings: [:])
    try workspace.write(
      WAV.tone(600, seconds: 2).bytes,
      to: "episodes/one/01 hello.wav"
    )
    if let script {
      try workspace.write("#!/bin/sh\n\(script)\n", to: "listen")
      unsafe chmod(workspace.path("listen"), 0o755)
    }
    return workspace
  }

  private func names(_ workspace: SampleWorkspace) throws -> [String] {
    try workspace.names(in: "episodes/one").sorted()
  }

  private func text(_ workspace: SampleWorkspace, _ name: String) throws -> String {
    try workspace.text("episodes/one/\(name)")
  }

  private static let vtt = #"'WEBVTT\n\n00:00.000 --> 00:01.500\nGood morning.\n'"#

  @Test(arguments: [
    ("printf \(vtt) > \"$1.vtt\"", "01 hello.vtt"),
    (
      "printf \(vtt) > \"${1%.wav}.vtt\"; echo so much for that > \"${1%.wav}.txt\"", "01 hello.vtt"
    ),
    ("printf \(vtt) > \"$2/01 hello.vtt\"", "01 hello.vtt"),
    ("printf \(vtt)", "01 hello.vtt"),
    (
      #"printf '1\n00:00:00,000 --> 00:00:01,500\nGood morning.\n' > "$1.srt""#, "01 hello.srt"
    ),
    (
      #"printf '{"text": "", "segments": [{"start": 0.0, "end": 1.5, "text": " Good morning."}]}'"#,
      "01 hello.json"
    ),
    ("echo Good morning.", "01 hello.txt"),
  ])
  func `a transcript is saved next to its recording`(
    script: String,
    name: String
  ) throws {
    let workspace = try workspace(script)
    let outcome = try workspace.run("transcribe", "--json")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try names(workspace) == ["01 hello.wav", name, "episode.yml"].sorted())
    #expect(try text(workspace, name).contains("Good morning."))
    #expect(outcome.stdout.contains("\"words\" : 2"))
    // It's the segment's transcript from now on.
    let build = try workspace.run("build", "--strict")
    #expect(build.end == .exited(0), "\(build.stderr)")
    let transcript = try #require(try workspace.published(".vtt").first)
    #expect(try String(contentsOfFile: transcript, encoding: .utf8).contains("Good morning."))
  }

  @Test func `a program that closes its standard error before it ends is left to finish`() throws {
    let workspace = try workspace("exec 2>&-; sleep 0.3; echo Good morning.")
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try text(workspace, "01 hello.txt") == "Good morning.\n")
  }

  @Test func `the program gets a copy that recognizers can read, and the show's language`() throws {
    let workspace = try workspace(
      #"head -c 44 "$1" | od -A n -t u2 -j 20 -N 16 > header; echo "$3" > language; echo Hi."#
    )
    #expect(try workspace.run("transcribe").end == .exited(0))
    let header = try workspace.text("header")
      .split { $0.isWhitespace }.map(String.init)
    // PCM, one channel, 16,000 Hz, …, 16 bits (RIFF's `fmt ` chunk).
    #expect(header == ["1", "1", "16000", "0", "32000", "0", "2", "16"])
    #expect(
      try workspace.text("language") == "en\n"
    )
  }

  @Test func `an existing transcript is never replaced`() throws {
    let workspace = try workspace("echo Wrong.")
    try workspace.write("Right.\n", to: "episodes/one/01 hello.txt")
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(0))
    #expect(outcome.stdout.contains("0 transcripts written, 1 already existed"))
    #expect(try text(workspace, "01 hello.txt") == "Right.\n")
  }

  @Test func `a transcript that appears while the program runs is kept`() throws {
    let workspace = try workspace("echo Right. > 'episodes/one/01 hello.txt'; echo Wrong.")
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(2))
    #expect(
      outcome.stderr.contains(
        "can't write episodes/one/01 hello.txt: File exists; choose another name"
      )
    )
    #expect(try text(workspace, "01 hello.txt") == "Right.\n")
    #expect(workspace.litter.isEmpty)
  }

  @Test func `no other command runs the program`() throws {
    let workspace = try workspace("touch ran; echo Hello.")
    for command in [
      ["check"], ["build"], ["report", "lengths"], ["calendar"], ["search", "hello"],
    ] {
      _ = try workspace.command(command).run()
      #expect(!workspace.names.contains("ran"), "\(command)")
    }
  }

  @Test(arguments: [
    ("exit 3", "\"listen\" failed with status 3"),
    ("printf 'loading\\n\\033[31mno model\\n\\n' >&2; exit 1", "status 1: \"\\u{1b}[31mno model\""),
    ("kill -9 $$", "\"listen\" was ended by signal 9"),
    ("true", "the transcriber wrote nothing"),
    ("printf 'WEBVTT\\n\\n'", "the transcriber found no words"),
    ("printf 'WEBVTT\\n\\nHello\\n00:99 --> x\\nYou\\n'", "can't be read"),
    ("yes", "wrote more than 4 MiB and was stopped"),
    ("head -c 5000000 /dev/zero > \"$1.vtt\"", "the transcriber wrote more than 4 MiB"),
    ("ln -s /etc/passwd \"$1.vtt\"", "the transcriber wrote nothing"),
  ])
  func `a failure is reported, and nothing is saved`(script: String, words: String) throws {
    let workspace = try workspace(script)
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("episodes/one/01 hello.wav: "))
    #expect(outcome.disturbances.isEmpty)
    #expect(try names(workspace) == ["01 hello.wav", "episode.yml"])
  }

  @Test func `the next recording is transcribed after one fails`() throws {
    let workspace = try workspace(
      "case $1 in *hello*) exit 1;; esac; echo Good morning."
    )
    try workspace.write(WAV.tone(600, seconds: 2).bytes, to: "episodes/one/02.wav")
    try workspace.write(Array("no sound".utf8), to: "episodes/one/03.wav")
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(2))
    #expect(outcome.rules == ["not-a-wav"])
    #expect(try text(workspace, "02.txt") == "Good morning.\n")
  }

  @Test func `a program that takes too long is stopped, with every program it started`() throws {
    let workspace = try workspace(
      "trap '' TERM; sh -c 'sleep 5; touch survived' & sleep 60"
    )
    let outcome = try workspace.run("transcribe", "--timeout", "0:01", timeout: 30)
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("took longer than 1.0 s and was stopped"))
    Thread.sleep(forTimeInterval: 3)
    #expect(!workspace.names.contains("survived"))
  }

  @Test func `Ctrl-C stops the program too, and no copy is left behind`() throws {
    let workspace = try workspace("echo \"$2\" > started; sleep 3; touch survived")
    let running = try workspace.command(["transcribe"]).start()
    let deadline = Date.now + 20
    while !workspace.names.contains("started"), Date.now < deadline { usleep(20_000) }
    usleep(100_000)
    let scratch = try workspace.text("started")
      .trimmingCharacters(in: .newlines)
    #expect(FileManager.default.fileExists(atPath: scratch))
    running.send(SIGINT)
    #expect(try running.wait(timeout: 20).end == .exited(130))
    #expect(!FileManager.default.fileExists(atPath: scratch))
    Thread.sleep(forTimeInterval: 4)
    #expect(!workspace.names.contains("survived"))
    #expect(try names(workspace) == ["01 hello.wav", "episode.yml"])
  }

  @Test func `a show without a transcriber is an error`() throws {
    let workspace = try SampleWorkspace()
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules == ["no-transcriber"])
  }

  @Test func `a transcript in another folder must be named in the segment`() throws {
    let workspace = try workspace("echo Good morning.")
    try workspace.write(
      "title: Two\npublished: 2026-11-21T06:00:00Z\nsegments: [{ audio: ../shared/a.wav }]\n",
      to: "episodes/two/episode.yml"
    )
    try workspace.write(WAV.tone(600, seconds: 2).bytes, to: "episodes/shared/a.wav")
    #expect(try workspace.run("transcribe", "two").end == .exited(0))
    let again = try workspace.run("transcribe", "two")
    #expect(again.end == .exited(0))
    #expect(again.rules == ["unused-transcript"])
    #expect(again.stderr.contains("\"episodes/shared/a.txt\" isn't used"))
  }

  @Test func `a missing program is named`() throws {
    let workspace = try workspace(line: "no-such-program-here {audio}")
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("\"no-such-program-here\" wasn't found; install it"))
  }

  @Test func `a real recognizer's transcript can be built`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength
        + "transcriber: pocketsphinx_continuous -infile {audio} -logfn /dev/null\n"
    )
    try workspace.addEpisode("one", recordings: [:])
    let said = "Good morning everybody. Nobody had to travel. Ask about it on your next visit."
    let spoken = try Command(
      "flite",
      ["-voice", "slt", "-t", said, "-o", workspace.path("episodes/one/01.wav")]
    ).run()
    #expect(spoken.end == .exited(0))
    let outcome = try workspace.run("transcribe")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let transcript = try text(workspace, "01.txt")
    // It gets some words wrong, as recognizers do.
    for words in ["good morning everybody", "had to travel", "your next visit"] {
      #expect(transcript.contains(words), "\(transcript)")
    }
    #expect(try workspace.run("build", "--strict").end == .exited(0))
    let published = try #require(
      try workspace.published(".json").first { $0.contains("/transcripts/") }
    )
    #expect(
      try String(contentsOfFile: published, encoding: .utf8).contains("\"estimated\" : true")
    )
  }
}
