package import RoadcastModel

/// Why a manifest, or a value in it, can't be changed safely.
package struct EditRefusal: Error, Sendable, Equatable {
  /// What's in the way and what to do, as a clause: "`title` appears twice; remove one of the two".
  package var reason: String

  /// Where that is.
  package var location: SourceLocation

  package init(_ reason: String, at location: SourceLocation) {
    self.reason = reason
    self.location = location
  }
}

extension EditRefusal: CustomStringConvertible {
  package var description: String {
    var place = location.file.escapedForDisplay
    if let line = location.line { place += ":\(line)" }
    if location.line != nil, let column = location.column { place += ":\(column)" }
    return "\(place): \(reason)"
  }
}
