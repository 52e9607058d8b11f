import RoadcastImport
import RoadcastModel
import RoadcastReports

/// What an import did, for a person.
struct ImportSummary {
  private let report: ImportReport

  init(_ report: ImportReport) { self.report = report }

  func text(columns: Int) -> String {
    var parts = [heading]
    if !report.losses.isEmpty {
      let rows = report.losses.map { loss in
        [loss.what, String(loss.count), loss.reason, loss.episodes.joined(separator: ", ")]
      }
      parts.append(
        "Not as it was:\n"
          + rows.map { row in
            "  \(row[0]) (\(row[1])): \(row[2])".escapedForDisplay
              + (row[3].isEmpty ? "" : "\n      \(row[3].escapedForDisplay)")
          }.joined(separator: "\n")
      )
    }
    parts.append(next)
    return parts.joined(separator: "\n\n")
  }

  private var heading: String {
    let title = report.title.quoted
    let size = report.audioBytes > 0 ? ", \(megabytes(report.audioBytes)) of audio" : ""
    let what = "\(report.episodes) episode\(report.episodes == 1 ? "" : "s")"
    if let new = report.new {
      let folder = report.folder.escapedForDisplay
      let added = new == 0 ? "no new episodes" : "\(new) new episode\(new == 1 ? "" : "s")"
      return report.isDryRun
        ? "would add to \(folder), from \(title): \(added)"
        : "added to \(folder), from \(title): \(added); \(what) looked at, \(report.files) files"
    }
    return report.isDryRun
      ? "would import \(title) into \(report.folder.escapedForDisplay): \(what)\(size)"
      : "imported \(title) into \(report.folder.escapedForDisplay): \(what), \(report.files) files"
  }

  private func megabytes(_ bytes: Int) -> String {
    bytes >= 10_000_000 ? "\(bytes / 1_000_000) MB" : "\((bytes + 999) / 1_000) kB"
  }

  private var next: String {
    if report.isDryRun { return "Nothing was written." }
    var lines: [String] = []
    if report.audioLeft > 0 {
      lines.append(
        "\(report.audioLeft) audio files are still to be fetched: run the same command without --no-audio."
      )
    }
    if report.lacksAddress {
      lines.append("Write the address of the new feed/ into `base_url` in show.yml.")
    }
    lines.append("Next, run `roadcast check`, then `roadcast build`.")
    if report.movedFrom != nil {
      lines.append(
        "When the new feed is online, redirect the old one to it for good (status 301), or set its new address "
          + "at the old host."
      )
    }
    return lines.joined(separator: "\n")
  }
}
