import RoadcastModel

/// The page that says how to get a feed into a podcast app.
extension ListeningPages {
  /// It names only those links into apps that keep `https` and involve no one else.
  func subscribing(_ header: PageHeader, feed: FeedName) -> Page {
    let folder = PageFolder(of: feed, below: 0)
    var values = common(header, folder, pageTitle: "Subscribe – \(header.title)")
    values["atSubscribe"] = true
    let address = header.feedAddress
    let links = SubscribeLinks(feed: address)
    values["feedAddress"] = address
    values["overcast"] = links.overcast
    values["pocketCasts"] = links.pocketCasts
    values["pocketCastsAndroid"] = links.pocketCastsAndroid
    values["isHTTPS"] = links.work
    values["code"] = QRCode(address).map { code in
      HTMLValues(["size": String(code.width), "path": code.path])
    }
    return page(FeedLayout.subscribePage(of: feed), values, with: "subscribe")
  }
}
