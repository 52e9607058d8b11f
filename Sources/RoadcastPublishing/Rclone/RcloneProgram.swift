import RoadcastFiles
import RoadcastHTTP
import RoadcastModel
import RoadcastPrograms

/// Runs Debian's rclone, which knows where remotes are and how to log in there.
struct RcloneProgram: Sendable {
  /// What messages call the place that it works on.
  let place: String

  /// Why rclone didn't do it.
  enum Failure: Error {
    /// There's no such folder or file.
    case notFound
    case failed(WorkFailure)
  }

  /// How long something may take: for a while, it isn't known that nothing comes any more.
  enum TimeLimit {
    /// What shows whether anything answers at all.
    case contact
    /// What needs a few requests.
    case short
    /// A listing, or the removal of many files.
    case long
    /// A transfer.
    case day

    fileprivate var duration: Duration {
      switch self {
      case .contact: .seconds(60)
      case .short: .seconds(10 * 60)
      case .long: .seconds(3_600)
      case .day: .seconds(24 * 3_600)
      }
    }

    /// What happened when it took longer.
    fileprivate var problem: String {
      switch self {
      case .contact:
        "nothing has answered for a minute; check that the server is running and that this machine can reach "
          + "it, and publish again"
      case .short: "rclone took longer than ten minutes and was stopped; publish again"
      case .long: "rclone took longer than an hour and was stopped; publish again"
      case .day: "rclone took longer than a day and was stopped; publish again"
      }
    }

    /// Options for rclone: where nothing answers, it says so itself before it's stopped.
    fileprivate var options: [String] {
      guard self == .contact else { return [] }
      return [
        "--contimeout", "10s", "--timeout", "20s", "--retries", "1", "--low-level-retries", "2",
      ]
    }
  }

  /// Runs rclone to its end.
  ///
  /// - Parameters:
  ///   - words: Its arguments; none of them is a secret.
  ///   - input: What it reads from standard input.
  ///   - doing: What failed if it fails, such as `list`.
  ///   - limit: How long it may take.
  ///   - outputLimit: The most bytes that it may write.
  ///   - progress: Gets the share of the bytes that were transferred, 0 to 1.
  /// - Returns: What it wrote to standard output.
  /// - Throws: `Failure`.
  func run(
    _ words: [String],
    input: [UInt8]? = nil,
    doing: String,
    limit: TimeLimit = .short,
    outputLimit: Int = 1 << 20,
    progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(Failure) -> [UInt8] {
    // Of an option that's there twice, the last one counts.
    var all = ["rclone"] + Self.options + limit.options + words
    if progress != nil {
      all += ["--stats", "500ms", "--stats-one-line", "--stats-log-level", "NOTICE"]
    }
    var program = ChildProgram(words: all)
    program.input = input
    do {
      return try await program.run(limit: limit.duration, outputLimit: outputLimit) { bytes in
        guard let progress else { return }
        if let share = Self.share(in: String(decoding: bytes, as: UTF8.self)) { progress(share) }
      }
    } catch ChildProgram.Failure.failed(let ending) where [3, 4].contains(ending.status) {
      throw .notFound
    } catch let failure as ChildProgram.Failure {
      throw .failed(WorkFailure("can't \(doing) \(place): \(Self.words(for: failure, limit))"))
    } catch {
      throw .failed(WorkFailure("can't \(doing) \(place): \("\(error)".escapedForDisplay)"))
    }
  }

  /// Of every run: rclone tries again by itself, never asks, and gives up where nothing answers.
  private static let options = [
    "--ask-password=false", "--contimeout", "20s", "--timeout", "60s", "--retries", "3",
    "--low-level-retries", "4", "--retries-sleep", "1s", "--use-cookies=false",
  ]

  private static func words(for failure: ChildProgram.Failure, _ limit: TimeLimit) -> String {
    switch failure {
    case .notFound:
      return "rclone wasn't found; install it, with `apt install rclone` on Debian and Ubuntu"
    case .tookTooLong: return limit.problem
    case .wroteTooMuch: return "it lists more than anyone publishes; correct `to` in show.yml"
    case .cannotRun(let reason): return "rclone can't be run (\(reason)); try again"
    case .failed(let ending):
      guard let line = ending.lastLine.map(withoutDate) else {
        return "rclone \(ending.description); try again"
      }
      let hint =
        line.contains("didn't find section in config file")
        ? "; make the remote with `rclone config`, or correct `to` in show.yml" : "; publish again"
      return "rclone says \"\(withoutSecrets(line).shortened(to: 240).escapedForDisplay)\"\(hint)"
    }
  }

  /// A line without what would let someone else use an address in it, such as a signed one.
  static func withoutSecrets(_ line: String) -> String {
    line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      // rclone writes addresses in quotes, and with a colon after them.
      guard let start = word.firstRange(of: "://") else { return String(word) }
      let scheme = word[..<start.lowerBound].reversed().prefix { $0.isLetter || $0.isNumber }.count
      let begin = word.index(start.lowerBound, offsetBy: -scheme)
      var address = word[begin...]
      let end = address.reversed().prefix { "\":,;".contains($0) }.count
      let rest = address.suffix(end)
      address.removeLast(end)
      return word[..<begin] + SecretAddress.masked(String(address)) + rest
    }.joined(separator: " ")
  }

  /// A line of rclone's log without the date in front.
  private static func withoutDate(_ line: String) -> String {
    let words = line.split(separator: " ", maxSplits: 2)
    guard words.count == 3, words[0].count == 10, words[1].count == 8,
      words[1].contains(":")
    else { return line }
    return String(words[2]).trimmed
  }

  /// The share in `12.3 MiB / 45.6 MiB, 27%, …`; nil without one.
  static func share(in text: String) -> Double? {
    for line in text.split(whereSeparator: \.isNewline).reversed() {
      for word in line.split(separator: ",") {
        let word = String(word).trimmed
        guard word.hasSuffix("%"), let percent = Double(word.dropLast()) else { continue }
        return min(1, max(0, percent / 100))
      }
    }
    return nil
  }
}
