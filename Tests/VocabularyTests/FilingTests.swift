import Testing
import Vocabulary
import WireCodec

/// The rule of the house: who may know what.
@Suite struct FilingTests {
    private static let owner: OrgID = "VN/GOV/MPS/PROV/QNI"

    private func access(
        of unit: OrgID?,
        roles: RoleSet = .police,
        _ visibility: Visibility = .unit,
        _ handling: Handling = .open,
        assigned: [OrgID] = []
    ) -> Access {
        let now = Instant(millisecondsSinceEpoch: 0)
        let filing = Filing(
            owner: Self.owner,
            assigned: assigned,
            visibility: visibility,
            handling: handling,
            occurred: Occurrence(at: now),
            recordedAt: now,
            recordedBy: "spiffe://mps.homeward.gov.vn/officer/1"
        )
        return filing.access(for: Viewer(identity: "x", unit: unit, roles: roles))
    }

    @Test func `the owner and those above it read, those below and beside it do not`() {
        #expect(access(of: Self.owner) == .content)
        #expect(access(of: "VN/GOV/MPS/PROV") == .content)
        #expect(access(of: "VN/GOV/MPS/PROV/QNI/MONGCAI") == .none)
        #expect(access(of: "VN/GOV/MPS/PROV/LCI") == .none)
        // A path that only begins alike is another unit.
        #expect(access(of: "VN/GOV/MPS/PROV/QN") == .none)
    }

    @Test func `each visibility reaches as far as it says`() {
        #expect(access(of: "VN/GOV/MPS/C02", .ministry) == .content)
        #expect(access(of: "VN/GOV/MOD/BG", .ministry) == .none)
        #expect(access(of: "VN/GOV/MOD/BG", .shared) == .stub)
        #expect(access(of: "VN/GOV/MPS/C02", .shared) == .stub)
    }

    @Test func `a handling code that restricts beats every visibility, assignment beats both`() {
        for visibility in [Visibility.ministry, .shared] {
            #expect(access(of: "VN/GOV/MPS/C02", visibility, .restricted) == .none)
        }
        #expect(
            access(of: "VN/GOV/MOD/BG", .unit, .restricted, assigned: ["VN/GOV/MOD/BG/QNI"])
                == .content
        )
    }

    @Test func `no unit, no role, or roles without content get nothing`() {
        #expect(access(of: nil, .shared) == .none)
        #expect(access(of: Self.owner, roles: [], .shared) == .none)
        for role in [Role.auditor, .administrator, .steeringCommittee] {
            #expect(access(of: "VN/GOV", roles: [role], .shared) == .none)
        }
    }

    @Test func `a visibility of a newer program shows nothing`() {
        let now = Instant(millisecondsSinceEpoch: 0)
        var filing = Filing(
            owner: Self.owner,
            occurred: Occurrence(at: now),
            recordedAt: now,
            recordedBy: "x"
        )
        filing.visibility = .unrecognized("everybody")
        let viewer = Viewer(identity: "x", unit: "VN/GOV/MOD/BG", roles: .police)
        #expect(filing.access(for: viewer) == .none)
    }

    @Test func `months and years are Vietnamese`() {
        // 31 December 2026, 23:59 in UTC is New Year in Viet Nam.
        let moment = Instant("2026-12-31T23:59:00Z") ?? .earliest
        #expect(Facet.month(moment) == Facet("month", "2027-01"))
        #expect(Facet.year(moment) == Facet("year", "2027"))
        let before = Instant("2026-12-31T16:59:59Z") ?? .earliest
        #expect(Facet.year(before) == Facet("year", "2026"))
    }
}

/// Words of closed lists.
@Suite struct WordTests {
    @Test func `an unknown word comes back unchanged, and is refused where it would be stored`()
        throws
    {
        let bytes = try Wire.encode(Word<Handling>.unrecognized("H9"))
        let word: Word<Handling> = try Wire.decode(from: bytes)
        #expect(word == .unrecognized("H9") && word.known == nil)
        #expect(try Wire.encode(word) == bytes)
        #expect(throws: WireError.self) {
            try Wire.encode(word, userInfo: [UnrecognizedWord.refusal: true])
        }
        #expect(
            try Wire.encode(Word(Handling.open), userInfo: [UnrecognizedWord.refusal: true]).count
                > 0
        )
    }

    @Test func `every word of every list has a label in both languages`() {
        func check<List: ClosedList>(_ list: List.Type) {
            for word in List.allCases {
                #expect(!word.label.vi.isEmpty && !word.label.en.isEmpty, "\(List.self) \(word)")
            }
        }
        check(Happening.self)
        check(Handling.self)
        check(Visibility.self)
        check(Precision.self)
        check(Fact.self)
        check(Decision.self)
        check(Purpose.self)
        check(Province.self)
        check(Country.self)
        check(EthnicGroup.self)
        check(ProvinceUnit.Rank.self)
        check(EntitlementReason.self)
    }
}
