package import RoadcastModel

/// A version of an episode for the tags of subscribers.
package struct CutReport: Sendable {
  package var programme: ProgrammeReport

  /// Who gets it.
  package var cut: TagCut

  /// Whether the main feed has the same version.
  package var isMain: Bool
}
