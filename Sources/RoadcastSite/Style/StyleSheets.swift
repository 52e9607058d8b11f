/// The style sheets of the pages, and of the managers' report.
package enum StyleSheets {
  /// Type, colours and the like, which all pages share.
  package static var base: String { String(decoding: PackageResources.base_css, as: UTF8.self) }

  /// What the listening pages load.
  static var pages: [UInt8] {
    PackageResources.base_css + PackageResources.pages_css + PackageResources.sharing_css
  }
}
