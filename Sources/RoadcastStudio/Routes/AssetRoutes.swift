import HTTPTypes
import Hummingbird
import NIOCore
import RoadcastModel
import RoadcastProduction
import RoadcastSite

/// The style sheets and scripts.
struct AssetRoutes {
  let desk: Desk

  func add(to router: Router<StudioContext>) {
    router.get("assets/theme.css") { [desk] _, _ in
      let theme = (try? desk.workspace().readShow().0?.theme) ?? Theme()
      return Self.response("text/css", Array(Palette(theme: theme).styleSheet.utf8))
    }
    // The report has no address of its own for it.
    router.get("favicon.ico") { _, _ in
      Self.response("image/svg+xml", Assets.all["icon.svg"]?.bytes ?? [])
    }
    router.get("assets/:name") { _, context in
      guard let asset = Assets.all[try context.parameters.require("name")] else {
        throw HTTPError(.notFound)
      }
      var response = Self.response(asset.type, asset.bytes)
      response.headers[.cacheControl] = "private, max-age=31536000, immutable"
      return response
    }
  }

  private static func response(_ type: String, _ bytes: [UInt8]) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "\(type); charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    )
  }
}
