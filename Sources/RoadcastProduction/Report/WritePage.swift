package import RoadcastModel
import RoadcastSite

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Production {
  /// Writes the page with all reports, whole or not at all, over an older one where there is one.
  ///
  /// - `path`: an absolute path; what is there already and is no page is left alone.
  package static func writePage(
    of contents: ManagersReport.Contents,
    in scope: ReportScope,
    to path: String
  ) throws {
    try requirePage(at: path)
    let page = ReportPage(
      ReportPage.Content(of: contents.plan, in: scope, diagnostics: contents.diagnostics)
    )
    try OutputFile.writeWhole([page.bytes()], to: path, replaces: true)
  }

  /// A slip of the finger must not cost anybody a recording or a manifest.
  private static func requirePage(at path: String) throws {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return }
    let beginning = Array("<!doctype html>".utf8)
    let root = try Workspace(root: "/")
    guard status.st_mode & S_IFMT == S_IFREG, let file = try? root.file(String(path.dropFirst())),
      let bytes = try? file.read(limit: 1 << 26), bytes.starts(with: beginning)
    else { throw WorkFailure("\(path) is there already and is no page; give another name") }
  }
}
