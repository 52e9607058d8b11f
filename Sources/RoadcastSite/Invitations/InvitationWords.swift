/// The words of invitations in one language.
///
/// Names of menus aren't quoted in other languages than English: apps translate them in their own ways.
package struct InvitationWords: Sendable {
  /// What to do in one app.
  package struct AppHint: Sendable {
    /// Its name; nil for all others.
    package let app: String?
    package let text: String
  }

  /// The language of these words, such as `de`.
  package let language: String

  /// With `%` for the show's title.
  let subjectPattern: String

  /// With `%` for the person's name.
  let greetingPattern: String

  /// With `%` for the show's title.
  let readyPattern: String

  /// What to do, in three sentences.
  package let instructions: [String]

  /// What leads to the page about subscribing.
  let showHow: String
  package let howTo: String
  let onPhone: String
  let openOvercast: String
  let openPocketCasts: String
  let onAndroid: String
  package let anyOtherApp: String
  package let hints: [AppHint]
  let scan: String
  let codeText: String
  let cardsTitle: String

  package func subject(_ title: String) -> String { subjectPattern.replacing("%", with: title) }
  package func greeting(_ name: String) -> String { greetingPattern.replacing("%", with: name) }
  package func ready(_ title: String) -> String { readyPattern.replacing("%", with: title) }

  /// The words of a show.
  ///
  /// - Parameter language: The show's, such as `de-at`.
  /// - Returns: English where there are none in that language.
  package static func words(of language: String) -> InvitationWords {
    let code = language.lowercased().prefix { $0 != "-" }
    return all.first { $0.language == code } ?? english
  }

  private static let all = [english, german, french, spanish, italian, dutch, portuguese]
}
