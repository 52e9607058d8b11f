/// What the feed of an audience that hears episodes early says of one whose day has not come.
package enum PreviewMark: Sendable, Equatable {
  /// Not to be heard by others yet.
  case draft
  /// Waits for the approval of these roles.
  case awaiting([String])
  /// Goes out on a day to come.
  case early(CivilDate)

  /// Nil where the episode is out already.
  package init?(of episode: Episode, at now: Moment) {
    if episode.draft {
      self = .draft
    } else if !episode.awaiting.isEmpty {
      self = .awaiting(episode.awaiting)
    } else if episode.published.value > now {
      self = .early(episode.published.value.date)
    } else {
      return nil
    }
  }

  /// The episode's title as it stands in a list of episodes.
  package func title(_ title: String) -> String {
    switch self {
    case .draft, .awaiting: "Draft: \(title)"
    case .early: title
    }
  }

  /// A sentence to put above the summary.
  package var sentence: String {
    switch self {
    case .draft: "Draft: not published yet."
    case .awaiting(let roles): "Draft: waits for the approval of \(roles.joined(separator: ", "))."
    case .early(let date):
      "Goes out on \(date.day) \(CivilDate.monthNames[date.month - 1]) \(date.year)."
    }
  }
}

extension Episode {
  /// The date that an audience's feed gives the episode.
  ///
  /// It is earlier by what the audience is ahead of the others. A draft's own day may be still to
  /// come, and apps hide what is dated in the future: it then has the first moment of the present day.
  package func date(for audience: Audience?, at now: Moment) -> Moment {
    let shifted = published.value.advanced(by: -(audience?.ahead ?? 0))
    guard shifted > now else { return shifted }
    let sinceMidnight = (now.seconds + Int64(shifted.offset) * 60) % 86_400
    return Moment(seconds: now.seconds - sinceMidnight, offset: shifted.offset)
  }
}
