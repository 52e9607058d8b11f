import RoadcastFiles
import RoadcastModel

extension UnnameableEntry {
  /// Describes a file or folder whose name isn't UTF-8.
  ///
  /// - Parameters:
  ///   - severity: How bad it is.
  ///   - folder: The path of the folder that it's in.
  /// - Returns: A diagnostic at the folder: no path leads to the entry itself.
  func diagnostic(_ severity: Diagnostic.Severity, in folder: String) -> Diagnostic {
    let hint = suggestedName.map { ", perhaps to \($0.quoted)" } ?? ""
    return Diagnostic(
      .nameNotUTF8,
      severity: severity,
      at: SourceLocation(file: folder),
      "the name of the \(isFolder ? "folder" : "file") \(displayName.quoted) isn't UTF-8; rename it\(hint)"
    )
  }
}
