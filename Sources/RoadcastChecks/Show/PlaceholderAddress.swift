import RoadcastModel

/// Warns of a `base_url` that's still a placeholder.
struct PlaceholderAddress: ShowCheck {
  static let rule = Rule.placeholderAddress

  func problems(in plan: Plan) -> [Problem] {
    let address = plan.show.baseURL
    guard let host = WebAddress.host(of: address.value), WebAddress.isPlaceholder(host: host)
    else { return [] }
    return [
      Problem(
        at: address.location,
        "\(host.escapedForDisplay) is a placeholder, so no app can reach the feed; write the address "
          + "where feed/ will be"
      )
    ]
  }
}
