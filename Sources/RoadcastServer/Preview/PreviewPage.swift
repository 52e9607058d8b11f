import RoadcastFiles
import RoadcastModel
import RoadcastSite

/// The first page of a preview: links to all feeds of both folders.
struct PreviewPage {
  /// Makes every other page load again after a build.
  static let script = PackageResources.reload_js

  private static let templates = Result {
    try HTMLTemplates(["preview": PackageResources.preview_mustache])
  }

  /// Writes the page.
  ///
  /// - Parameter snapshot: What's served.
  /// - Returns: HTML.
  /// - Throws: If the template has a mistake.
  static func page(of snapshot: Site.Snapshot) throws -> [UInt8] {
    let feeds = OutputTree.allCases.reversed().flatMap { kind in
      (snapshot.trees[kind].map(names) ?? []).map { name in
        HTMLValues([
          "name": name.label ?? "Main feed",
          "page": "/\(kind.folderName)/\(FeedLayout.index(of: name))",
          "feed": "/\(kind.folderName)/\(FeedLayout.feed(name))",
          "isPrivate": kind == .private,
        ])
      }
    }
    let values: [String: Any?] = [
      "script": scriptElement(for: snapshot), "feeds": feeds, "hasFeeds": !feeds.isEmpty,
      "isEmpty": feeds.isEmpty,
    ]
    return try templates.get().render(HTMLValues(values), with: "preview")
  }

  /// The element that loads the script in a page of this version.
  static func scriptElement(for snapshot: Site.Snapshot) -> String {
    "<script src=\"/preview/reload.js\" data-version=\"\(snapshot.version)\" defer></script>\n"
  }

  private static func names(in tree: PublishedTree) -> [FeedName] {
    let audiences = tree.folder.names(in: FeedLayout.audiencesFolder)
    // They're named like audiences' feeds.
    let cuts = FeedLayout.audiences(among: tree.folder.names(in: FeedLayout.cutsFolder))
    return (tree.kind == .open ? [.main] : [])
      + FeedLayout.audiences(among: audiences).map(FeedName.audience)
      + cuts.map { .tags(TagSet(name: $0, text: $0)) }
  }
}
