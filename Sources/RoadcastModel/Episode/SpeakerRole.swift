/// What a speaker does in an episode: the roles of the group "cast" in the Podcast Taxonomy, which
/// Podcasting 2.0 uses for `podcast:person`.
package enum SpeakerRole: String, Sendable, CaseIterable {
  case host
  case coHost = "co-host"
  case guestHost = "guest host"
  case guest
  case voiceActor = "voice actor"
  case narrator
  case announcer
  case reporter
}
