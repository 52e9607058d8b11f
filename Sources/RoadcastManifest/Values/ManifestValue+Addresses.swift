import RoadcastAddresses
import RoadcastModel

extension ManifestValue {
  /// Reads a file's path, which is written relative to the manifest.
  ///
  /// - Returns: The path in the workspace.
  func path() -> Located<String>? {
    guard let text = node.scalar else {
      reportType("a file's path")
      return nil
    }
    guard !text.contains("://") else {
      report(
        .badPath,
        "\(label): \(text.quoted) is a web address; copy the file into the workspace, and write its name"
      )
      return nil
    }
    switch WorkspacePath.resolve(text, in: WorkspacePath.folder(of: source.file)) {
    case .success(let path):
      return Located(path, at: location)
    case .failure(let failure):
      let problem =
        switch failure {
        case .absolute: "is absolute; write it relative to this manifest"
        case .outside: "leaves the workspace; copy the file into the workspace"
        case .controlCharacter where source.line(node.line)?.contains("\\") == true:
          "contains a control character, written as a backslash in double quotes; write / instead"
        case .controlCharacter: "contains a control character; rename the file"
        case .tooLong:
          "is too long; a name can have \(Limits.fileNameBytes) bytes, "
            + "a path \(Limits.pathBytes)"
        case .empty: "is empty; name a file or remove the key"
        }
      report(.badPath, "\(label): the path \(text.quoted) \(problem)")
      return nil
    }
  }

  /// Reads an absolute address.
  ///
  /// - Parameter schemes: The schemes that it can have, such as `https` and `mailto`.
  /// - Returns: The address in the form that feeds need: ASCII, percent-encoded, the host in Punycode.
  func address(schemes: [String] = ["https", "http"]) -> Located<String>? {
    guard let text = text(characters: Limits.addressCharacters) else { return nil }
    do throws(AddressProblem) {
      return Located(try AddressReader.read(text.value, schemes: schemes), at: text.location)
    } catch {
      report(.badAddress, "\(label): \(text.value.quoted) \(error.message)")
      return nil
    }
  }
}
