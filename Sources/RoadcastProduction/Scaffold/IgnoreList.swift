import RoadcastFiles

/// The `.gitignore` of a workspace: what must not be, or doesn't have to be, under version control.
struct IgnoreList {
  static let name = ".gitignore"

  /// The paths to ignore, each with its reason.
  private static let entries = [
    ("private/", "Feeds with drafts and early episodes. `roadcast build` makes them again."),
    ("episodes.importing/", "What `roadcast import` collects until all of it is there."),
    (".roadcast/cache/", "Can be computed again."),
    (".roadcast/fetches/", "When people last fetched something; `roadcast serve` notes it."),
    (".roadcast/history/", "What the studio changed, with drafts in it; only undoing needs it."),
    (".roadcast/invitations/", "E-mails with private addresses."),
    (".roadcast/announcements/", "E-mails with private addresses."),
    (".roadcast/publishing/", "What was published from here."),
    (".roadcast/webhooks/", "Secret addresses that announcements go to."),
    (".roadcast/key", "The secret that private addresses are made from. Never share it."),
  ]

  /// The workspace's folder; an absolute path.
  let folder: String

  /// The content of a new file.
  static var text: String { entries.map { "# \($0.1)\n/\($0.0)\n" }.joined() }

  /// The paths that the file doesn't list, in any of the usual spellings.
  var missingPaths: [String] {
    let bytes = (try? InputFile.existing(at: "\(folder)/\(Self.name)")?.read(limit: 1 << 20)) ?? nil
    let slash: (Character) -> Bool = { $0 == "/" }
    let listed = String(decoding: bytes ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.trimming(while: \.isWhitespace).trimming(while: slash) }
    return Self.entries.map(\.0).filter { path in
      let folders = path.split(separator: "/")
      // A folder above it will do.
      return !(1...folders.count).contains { count in
        listed.contains(folders.prefix(count).joined(separator: "/")[...])
      }
    }
  }
}

extension Substring {
  fileprivate func trimming(while isUnwanted: (Character) -> Bool) -> Substring {
    var text = drop(while: isUnwanted)
    while let last = text.last, isUnwanted(last) { text.removeLast() }
    return text
  }
}
