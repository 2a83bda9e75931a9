import WireCodec

/// A person at a gate, as messages of the tests carry them.
struct Arrival: Codable, Hashable {
    var person: Identifier
    var name: String
    var born: CalendarDate?
    var notes: [String]
}

/// A message with a bit of everything that real ones have.
struct Reception: Codable, Hashable {
    enum Gate: String, Codable {
        case mongCai
        case huuNghi
    }

    /// Synthesised as a map of one entry.
    enum Outcome: Codable, Hashable {
        case handedOver(to: String, at: Instant)
        case turnedBack(reason: Int)
        case pending
    }

    var id: Identifier
    var gate: Gate
    var at: Instant
    var recorded: Instant
    var day: CalendarDate
    var arrivals: [Arrival]
    var digest: Bytes
    var outcome: Outcome
    var weight: Double
    var share: Float
    var urgent: Bool
    var offset: Int
    var small: Int8
    var large: UInt64
    var remark: String?
    var gaps: [Int?]

    /// The same in every run.
    static let sample = Reception(
        id: Identifier(high: 0x0b5e_8c1e_6a1f_4c7b, low: 0x9d52_3f0a_7e41_c9d8),
        gate: .mongCai,
        at: Instant(millisecondsSinceEpoch: 1_640_840_400_000),
        recorded: Instant(millisecondsSinceEpoch: 1_640_840_461_123),
        day: CalendarDate(dayNumber: 18_991),
        arrivals: [
            Arrival(
                person: Identifier(high: 0x5f3a_1c7e_0d2b_4e88, low: 0xa6f1_9b0c_2d4e_6f80),
                name: "Nguyễn Thị Hoà",
                born: CalendarDate(year: 2006, month: 2, day: 28),
                notes: ["mệt", ""]
            ),
            Arrival(
                person: Identifier(high: 0xa1b2_c3d4_e5f6_4789, low: 0x90ab_cdef_0123_4567),
                name: "Tra\u{302}\u{300}n Thị Bích",
                born: nil,
                notes: []
            ),
        ],
        digest: [0, 1, 2, 254, 255],
        outcome: .handedOver(
            to: "Trung tâm Công tác xã hội",
            at: Instant(millisecondsSinceEpoch: 1_640_847_600_500)
        ),
        weight: 41.3,
        share: 0.5,
        urgent: true,
        offset: -70_000,
        small: -128,
        large: .max,
        remark: "Chờ bàn giao",
        gaps: [1, nil, 3]
    )
}
