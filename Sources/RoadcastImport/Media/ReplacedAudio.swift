/// What the old host says about audio that's there already.
struct ReplacedAudio {
  /// What's different at the host, and stays as it is here.
  var kept: Set<MediaKey> = []

  /// What the host has changed since an earlier run collected it, and is fetched again.
  var renewed: Set<MediaKey> = []

  /// What the host said nothing about, with the reason.
  var unasked: [MediaKey: String] = [:]
}
