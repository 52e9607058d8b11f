/// The colours of a show's pages.
package struct Theme: Sendable, Equatable {
  /// Links and controls; nil where the artwork decides.
  package var accent: Colour?

  /// Playing and progress; nil where the artwork decides.
  package var second: Colour?

  package init(accent: Colour? = nil, second: Colour? = nil) {
    self.accent = accent
    self.second = second
  }
}
