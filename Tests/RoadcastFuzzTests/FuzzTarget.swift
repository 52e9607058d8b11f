import Foundation
import RoadcastFeed
import RoadcastFiles
import RoadcastManifest
import RoadcastModel
import RoadcastTranscript

@testable import RoadcastAudio
@testable import RoadcastImport
@testable import RoadcastListens
@testable import RoadcastServer
@testable import RoadcastSubscribers

/// Something that reads bytes from people whom nobody knows.
///
/// `make fuzz` gives each bytes that nobody wrote, and ``FuzzFixtureTests`` those that once hurt. They may be
/// refused, but must not stop the process, nor take long.
enum FuzzTarget: String, CaseIterable, Sendable {
  case wav, show, episode, subscribers, people, vtt, srt, json, txt, xml, ranges, path, log
  case mp3, m4a, ogg, feed

  /// Reads bytes as content of this kind.
  ///
  /// - Parameter bytes: Anything.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .wav: Self.readRecording(bytes)
    case .mp3: Self.readFinished(bytes, as: .mpegAudio)
    case .m4a: Self.readFinished(bytes, as: .mpeg4)
    case .ogg: Self.readFinished(bytes, as: .ogg)
    case .feed:
      guard let feed = try? OldFeedReader.read(bytes, called: "feed.xml") else { return }
      // Fetched, and from a file.
      for address in ["https://old.example.net/feed.xml", nil] {
        var planner = ImportPlanner(feed, address: address, baseURL: nil)
        guard let plan = try? planner.plan() else { continue }
        Self.readBack(plan)
      }
    case .show:
      var log = DiagnosticLog()
      _ = ShowManifestReader.read(bytes, file: "episodes/show.yml", into: &log)
    case .episode:
      var log = DiagnosticLog()
      _ = EpisodeManifestReader.read(
        bytes,
        file: "episodes/a/episode.yml",
        slug: "a",
        folder: ["01.wav", "01.vtt"],
        into: &log
      )
    case .subscribers:
      var log = DiagnosticLog()
      _ = SubscriberReader.read(bytes, dates: DateRules(), into: &log)
    case .people:
      var log = DiagnosticLog()
      guard let show = Self.example else { return }
      _ = PeopleReader(show: show, file: "people.csv").read(bytes, into: &log)
    case .vtt, .srt, .json, .txt: Self.readTranscript(bytes, rawValue)
    case .xml: _ = try? FeedOutline(bytes)
    case .ranges:
      let field = String(decoding: bytes.dropFirst(), as: UTF8.self)
      let size = Int(bytes.first ?? 0)
      if case .parts(let parts) = RoadcastServer.ByteRanges(field, size: size) {
        precondition(
          parts.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= size }
        )
      }
    case .path: _ = try? RequestTarget(String(decoding: bytes, as: UTF8.self))
    case .log:
      for line in bytes.split(separator: UInt8(ascii: "\n")) { _ = try? LogLine(line) }
    }
  }

  private static let example: Show? = {
    var log = DiagnosticLog()
    let manifest = """
      title: Road Notes
      description: The week in ten minutes.
      base_url: https://media.example.com/road-notes/
      facets: { territory: [west, east] }
      audiences: { west: { title: West, only: { territory: west } } }

      """
    return ShowManifestReader.read(Array(manifest.utf8), file: "episodes/show.yml", into: &log)
  }()

  // MARK: Recordings

  /// A file in memory, of this process alone.
  private static let file = "/dev/shm/roadcast-fuzz-\(ProcessInfo.processInfo.processIdentifier)"

  private static func readRecording(_ bytes: [UInt8]) {
    withFile(bytes) { _ = try? RecordingInspection(of: $0, maximumSeconds: 60) }
  }

  private static func readFinished(_ bytes: [UInt8], as container: FinishedSound.Container) {
    withFile(bytes) { file in
      guard let sound = try? FinishedSound(of: file, as: container) else { return }
      precondition(sound.samples > 0 && sound.sampleRate > 0, "a file without sound")
    }
  }

  private static func withFile(_ bytes: [UInt8], _ read: (InputFile) -> Void) {
    let file = "\(file)-\(UInt.random(in: 0...UInt.max))"
    _ = FileManager.default.createFile(atPath: file, contents: Data(bytes))
    defer { try? FileManager.default.removeItem(atPath: file) }
    guard let opened = try? InputFile.reopened(at: file) else { return }
    read(opened)
  }

  // MARK: Imports

  /// Reads the manifests that an import writes: what strangers wrote must be values there, and no keys.
  private static func readBack(_ plan: ImportPlan) {
    var log = DiagnosticLog()
    let show = ShowManifestText(show: plan.show, cover: nil, lengths: nil, lacksAddress: true).text
    _ = ShowManifestReader.read(Array(show.utf8), file: "episodes/show.yml", into: &log)
    for episode in plan.episodes.prefix(20) {
      let text = EpisodeManifestText(episode: episode, audio: "episode.mp3").text
      let read = EpisodeManifestReader.read(
        Array(text.utf8),
        file: "episodes/\(episode.slug)/episode.yml",
        slug: episode.slug,
        folder: ["episode.mp3", "description.html", "notes.html"],
        into: &log
      )
      precondition(read?.title == episode.title, "\(read?.title ?? "nothing"): \(text)")
      precondition(!episode.slug.contains("/") && !episode.slug.hasPrefix("."))
    }
    for diagnostic in log.diagnostics where [.unknownKey, .duplicateKey].contains(diagnostic.rule) {
      preconditionFailure("\(diagnostic.message)\n\(show)")
    }
  }

  // MARK: Transcripts

  /// Reads a transcript.
  ///
  /// A cue that ends before it begins is a check's to refuse, not the reader's.
  private static func readTranscript(_ bytes: [UInt8], _ suffix: String) {
    let parsed = TranscriptFormat.parse(bytes, file: "01.\(suffix)", speakers: ["Dana Reyes"])
    for cue in parsed.transcript.cues {
      precondition(cue.start.count >= 0, "a cue begins before its recording")
    }
  }
}
