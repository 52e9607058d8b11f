import RoadcastModel

/// Warns of published feeds that the next build removes, with everyone who is subscribed to them.
struct DroppedFeed: ShowCheck {
  static let rule = Rule.droppedFeed

  func problems(in plan: Plan) -> [Problem] {
    plan.withdrawals.compactMap { withdrawal in
      switch withdrawal {
      case .missingAudience(let name):
        Problem(
          at: plan.show.location,
          "the last build made \(FeedLayout.feed(.audience(name))), but the show has no audience "
            + "\(name.quoted) any more, so the build removes the feed, and its subscribers get nothing "
            + "new; restore the audience unless you meant to end it"
        )
      case .exposedAudience(let name):
        Problem(
          at: plan.feed(.audience(name))?.location ?? plan.show.location,
          "\(FeedLayout.feed(.audience(name))) is in the public feed folder, but this audience gets "
            + "drafts or early episodes, so the build moves the feed to private/; tell its subscribers, "
            + "who get nothing new at the old address"
        )
      case .missingEpisode, .postponedEpisode: nil
      }
    }
  }
}
