package import RoadcastModel

/// Who does a step, when, and what it is.
package struct StepNote: Sendable, Equatable {
  /// The person, where a proxy says who it is; nil on their own machine.
  package var author: String?

  package var moment: Moment

  /// What the step does, for people, such as "Change the title".
  package var what: String

  /// What the step is about, such as the path of a key.
  ///
  /// What one person does to one thing within half a minute is one step; nil for a step of its own.
  package var subject: String?

  package init(author: String? = nil, at moment: Moment, what: String, subject: String? = nil) {
    self.author = author
    self.moment = moment
    self.what = what
    self.subject = subject
  }
}
