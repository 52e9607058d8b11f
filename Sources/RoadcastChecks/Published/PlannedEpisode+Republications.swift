import RoadcastModel

extension Republication {
  /// Whether the published version is probably another episode, whose folder has the same name.
  func isOtherEpisode(than episode: Episode) -> Bool {
    hasNewDate && hasNewAudio && oldTitle != episode.title
  }

  /// Whether apps would fetch the version again, because its guid has changed.
  var hasNewGUID: Bool { guid != oldGUID }
}

extension PlannedEpisode {
  /// The versions that apps take for updates of what they have: the same episode with the same guid.
  var updates: [Republication] {
    republications.filter { !$0.isOtherEpisode(than: episode) && !$0.hasNewGUID }
  }

  /// The `reissue` that gives the episode new guids.
  var nextReissue: Int { episode.reissue + 1 }
}
