/// A page before it's rendered: its values, and the template that shows them.
package struct PageDraft {
  /// The path below `feed/`.
  package let path: String

  let values: HTMLValues
  let template: String

  /// The values and the template's name as bytes; nil where a value has no such form.
  ///
  /// In one version of the program, equal bytes make equal pages.
  package var form: [UInt8]? {
    var bytes = Array("\(template)\n".utf8)
    return values.appendForm(to: &bytes) ? bytes : nil
  }
}
