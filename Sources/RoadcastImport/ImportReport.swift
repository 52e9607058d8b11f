import RoadcastModel

/// What an import did, or would do.
package struct ImportReport: Sendable {
  /// The show's title.
  package var title: String

  /// The workspace's folder.
  package var folder: String

  /// The number of episodes.
  package var episodes: Int

  /// The number of episodes that were added to a workspace that an earlier import made; nil for a first import.
  package var new: Int?

  /// Whether only the plan was made.
  package var isDryRun: Bool

  /// The number of bytes of audio that the feed states.
  package var audioBytes: Int

  /// The number of files that were fetched, or were there already.
  package var files = 0

  /// The number of audio files that are still to be fetched.
  package var audioLeft = 0

  /// The address that the feed had; nil if it isn't known.
  package var movedFrom: String?

  /// Whether `base_url` has to be written.
  package var lacksAddress = false

  /// What isn't taken over as it was.
  package var losses: [ImportLoss]
}

extension ImportReport {
  /// The report as JSON; docs/json.md describes it.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("audioBytes", audioBytes)
      json.member("audioLeft", audioLeft)
      json.member("dryRun", isDryRun)
      json.member("episodes", episodes)
      json.member("files", files)
      json.member("folder", folder)
      json.list("losses", of: losses) { loss, json in
        json.member("count", loss.count)
        json.list("episodes", loss.episodes)
        json.member("reason", loss.reason)
        json.member("what", loss.what)
      }
      json.member("new", new)
      json.member("title", title)
    }
    return json.text
  }
}
