import Foundation
import Glibc
import RoadcastFiles
import RoadcastPrograms
import RoadcastTesting
import Synchronization
import Testing

struct ChildProgramTests {
  /// The command does the same: a program that doesn't read its input mustn't end it.
  init() { Signals.ignoreClosedPipes() }

  private func shell(_ line: String) -> ChildProgram { ChildProgram(words: ["sh", "-c", line]) }

  private func output(
    of program: ChildProgram,
    limit: Duration = .seconds(20)
  ) async throws -> String {
    String(decoding: try await program.run(limit: limit, outputLimit: 1_000_000), as: UTF8.self)
  }

  @Test func `without input there's nothing to read`() async throws {
    #expect(try await output(of: shell("cat; echo end")) == "end\n")
  }

  @Test func `input arrives complete, however long it is`() async throws {
    var program = shell("wc -c")
    program.input = [UInt8](repeating: 0x61, count: 700_001)
    #expect(try await output(of: program).hasPrefix("700001"))
  }

  @Test func `a program doesn't have to read its input`() async throws {
    var program = shell("echo done")
    program.input = [UInt8](repeating: 0x61, count: 700_001)
    #expect(try await output(of: program) == "done\n")
  }

  @Test func `variables are added to the environment`() async throws {
    var program = shell("echo \"$ROADCAST_TEST-${PATH:+path}\"")
    program.environment = ["ROADCAST_TEST": "a b"]
    #expect(try await output(of: program) == "a b-path\n")
  }

  @Test func `standard error is passed on while the program runs`() async throws {
    let text = Mutex("")
    _ = try await shell("echo one >&2; echo two >&2").run(limit: .seconds(20), outputLimit: 10) {
      let words = String(decoding: $0, as: UTF8.self)
      text.withLock { $0 += words }
    }
    #expect(text.withLock { $0 } == "one\ntwo\n")
  }

  @Test func `a failure has the status and the last line`() async throws {
    do {
      _ = try await output(of: shell("echo first >&2; echo 'no luck' >&2; exit 3"))
      Issue.record("it didn't fail")
    } catch ChildProgram.Failure.failed(let ending) {
      #expect(ending.status == 3)
      #expect(ending.description == "failed with status 3: \"no luck\"")
    }
  }

  @Test func `a missing program is reported`() async throws {
    await #expect {
      _ = try await output(of: ChildProgram(words: ["roadcast-no-such-program"]))
    } throws: { error in
      if case .notFound = error as? ChildProgram.Failure { true } else { false }
    }
  }

  @Test func `a program whose interpreter is missing can't be run`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("#!/nowhere/at/all\n", to: "program")
    let isMade = unsafe chmod("\(folder.path)/program", 0o755) == 0
    #expect(isMade)
    await #expect {
      _ = try await output(of: ChildProgram(words: ["\(folder.path)/program"]))
    } throws: { error in
      if case .cannotRun(let reason) = error as? ChildProgram.Failure {
        reason.contains("No such file")
      } else {
        false
      }
    }
  }

  @Test func `a program for another machine isn't run as a script`() async throws {
    let folder = try TemporaryFolder()
    var bytes = try Array(Data(contentsOf: URL(filePath: "/proc/self/exe")).prefix(64))
    // SPARC.
    bytes[18] = 0x2B
    try folder.write(bytes + Array("\nexit 0\n".utf8), to: "program")
    let isMade = unsafe chmod("\(folder.path)/program", 0o755) == 0
    #expect(isMade)
    await #expect {
      _ = try await output(of: ChildProgram(words: ["\(folder.path)/program"]))
    } throws: { error in
      if case .cannotRun = error as? ChildProgram.Failure { true } else { false }
    }
  }

  @Test func `a program goes on while others come and go`() async throws {
    async let long = output(of: shell("sleep 2; echo done"))
    for _ in 0..<20 { #expect(try await output(of: shell("echo short")) == "short\n") }
    #expect(try await long == "done\n")
  }

  @Test func `a program that takes too long is stopped with all that it started`() async throws {
    await #expect {
      _ = try await output(of: shell("sleep 50 & sleep 50"), limit: .milliseconds(100))
    } throws: { error in
      if case .tookTooLong = error as? ChildProgram.Failure { true } else { false }
    }
  }

  @Test func `too much output stops the program`() async throws {
    await #expect {
      _ = try await shell("yes").run(limit: .seconds(20), outputLimit: 1_000)
    } throws: { error in
      if case .wroteTooMuch = error as? ChildProgram.Failure { true } else { false }
    }
  }
}
