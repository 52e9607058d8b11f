/// What to change to fix a finding.
package struct Remedy: Equatable, Sendable {
  /// A line for nginx; nil if nothing there helps.
  package var nginx: String?

  /// A line for Caddy; nil if nothing there helps.
  package var caddy: String?

  /// A line of `show.yml`, or a command; nil if nothing there helps.
  package var show: String?

  init(nginx: String? = nil, caddy: String? = nil, show: String? = nil) {
    self.nginx = nginx
    self.caddy = caddy
    self.show = show
  }
}
