import RoadcastModel

/// One of the folders that a build makes, with the results so far.
struct StagedTree {
  let staging: Staging

  /// The files of the new folder.
  var files: StagedFiles

  var feeds: [FeedComposer.File] = []
  var links = LinkVerifier()

  /// Whether anything in the folder is new.
  var isChanged = false

  /// - Parameter staging: Where the new folder is made.
  init(_ staging: Staging) {
    self.staging = staging
    files = StagedFiles(staging: staging)
  }
}
