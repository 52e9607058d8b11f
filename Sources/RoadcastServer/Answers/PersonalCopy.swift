/// How one person's copies of texts are made.
struct PersonalCopy {
  let purpose: AddressFinder.Purpose

  /// The path of their feed in the published folder.
  let feedPath: String

  /// What tells their copies from others' in entity tags; no secret.
  let version: String

  /// Makes the words for places of these kinds.
  let words: (Set<PersonalPlace.Kind>) -> PersonalWords
}
