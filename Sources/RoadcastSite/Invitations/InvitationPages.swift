/// Writes invitations as HTML: the body of an e-mail, and a page of cards to print.
package struct InvitationPages: Sendable {
  private let templates: HTMLTemplates

  /// Compiles the templates; one value serves everyone.
  ///
  /// - Throws: When a template can't be compiled.
  package init() throws {
    templates = try HTMLTemplates([
      "invitation": PackageResources.invitation_mustache,
      "cards": PackageResources.cards_mustache,
    ])
  }

  /// The body of an e-mail to one person.
  ///
  /// - Parameters:
  ///   - content: What it says.
  ///   - picture: The address of the QR code's picture, such as `cid:code@example.com`.
  /// - Returns: UTF-8.
  package func mail(_ content: InvitationContent, picture: String?) -> [UInt8] {
    var values = values(content)
    values["picture"] = picture
    return templates.render(HTMLValues(values), with: "invitation")
  }

  /// A page with a card for each person.
  ///
  /// - Parameters:
  ///   - people: What each card says.
  ///   - title: The show's title.
  ///   - language: The show's language, such as `en-us`.
  /// - Returns: UTF-8.
  package func cards(_ people: [InvitationContent], title: String, language: String) -> [UInt8] {
    let cards = people.map { content in
      var values = values(content)
      values["code"] = QRCode(content.page).map { code in
        HTMLValues(["size": String(code.width), "path": code.path])
      }
      return HTMLValues(values)
    }
    let words = InvitationWords.words(of: language)
    return templates.render(
      HTMLValues([
        "title": title, "language": words.language, "cardsTitle": words.cardsTitle, "cards": cards,
      ]),
      with: "cards"
    )
  }

  private func values(_ content: InvitationContent) -> [String: Any?] {
    let links = SubscribeLinks(feed: content.feed)
    let words = content.words
    return [
      "name": content.name, "title": content.showTitle, "feed": content.feed,
      "page": content.page, "language": words.language,
      "greeting": words.greeting(content.name), "ready": words.ready(content.showTitle),
      "instructions": words.instructions.joined(separator: " "),
      "showHow": words.showHow, "onPhone": words.onPhone, "scan": words.scan,
      "openOvercast": words.openOvercast, "openPocketCasts": words.openPocketCasts,
      "onAndroid": words.onAndroid, "codeText": words.codeText,
      "hints": words.hints.map {
        HTMLValues(["app": $0.app ?? words.anyOtherApp, "text": $0.text])
      },
      "overcast": links.overcast, "pocketCasts": links.pocketCasts,
      "pocketCastsAndroid": links.pocketCastsAndroid, "linksWork": links.work,
    ]
  }
}
