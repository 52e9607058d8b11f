import Testing

@testable import RoadcastManifest

struct SegmentTitleTests {
  @Test(arguments: [
    ("01-Release v2.1.wav", "Release v2.1"), ("02-Dr. Smith on R&D.wav", "Dr. Smith on R&D"),
    ("2026-11-20 Northwind.wav", "Northwind"), ("20261120_northwind.wav", "Northwind"),
    ("20.11.2026 Northwind.wav", "Northwind"),
    ("2026-11-20-02-northwind_story.wav", "Northwind story"),
    ("01 2026-11-20 Northwind.wav", "Northwind"), ("1. Welcome.wav", "Welcome"),
    ("(3) Ask.wav", "Ask"),
    ("01 - Follow-up with Northwind.wav", "Follow-up with Northwind"),
    ("03_nine-days.wav", "Nine days"),
    ("10.wav", "10"), ("2026-11-20.wav", "2026-11-20"), ("9am call.wav", "9am call"),
    ("2.1 million seats.wav", "2.1 million seats"), ("the_new scanner.WAV", "The new scanner"),
    ("2026-99-99 Northwind.wav", "99-99 Northwind"), ("folder.d/01.welcome.wav", "Welcome"),
  ])
  func `a title is what a name has beside its number and date`(name: String, title: String) {
    #expect(SegmentTitle.make(from: name) == title)
  }
}
