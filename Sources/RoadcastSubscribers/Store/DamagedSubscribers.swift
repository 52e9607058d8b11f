package import RoadcastModel

/// The file of subscribers has errors, so that nothing may be changed in it, or be made from it.
package struct DamagedSubscribers: Error {
  /// What's wrong, with its places.
  package var diagnostics: [Diagnostic]
}
