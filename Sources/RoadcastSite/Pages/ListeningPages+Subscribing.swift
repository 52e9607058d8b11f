import RoadcastModel

/// The page that says how to get a feed into a podcast app.
extension ListeningPages {
  /// It names only those links into apps that keep `https` and involve no one else.
  func subscribing(_ header: PageHeader, feed: FeedName) -> Page {
    let folder = PageFolder(of: feed, below: 0)
    var values = common(header, folder, pageTitle: "Subscribe – \(header.title)")
    values["atSubscribe"] = true
    let address = header.feedAddress
    let bare = address.split(separator: "://", maxSplits: 1).last.map(String.init) ?? address
    values["feedAddress"] = address
    values["overcast"] =
      "overcast://x-callback-url/add?url=" + WebAddress.percentEncoded(address)
    values["pocketCasts"] = "pktc://subscribe/https://" + bare
    values["pocketCastsAndroid"] = "pktc://subscribehttps/" + bare
    values["isHTTPS"] = address.hasPrefix("https:")
    values["code"] = QRCode(address).map { code in
      HTMLValues(["size": String(code.width), "path": code.path])
    }
    return page(FeedLayout.subscribePage(of: feed), values, with: "subscribe")
  }
}
