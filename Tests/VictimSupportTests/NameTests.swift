import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Names as people of this country and its neighbours write them; every one is made up.
struct NameTests {
    /// How a name was written, and how somebody asks for it.
    struct Spelling: Sendable, CustomStringConvertible {
        let written: String
        let asked: String

        var description: String { "\(asked) for \(written)" }
    }

    @Test(arguments: [
        Spelling(written: "Nguyễn Thị Hoà", asked: "Nguyễn Thị Hòa"),
        Spelling(written: "Nguyễn Thị Hòa", asked: "nguyen thi hoa"),
        // Decomposed, as some systems store it.
        Spelling(written: "Nguye\u{302}\u{303}n Thi\u{323} Hoa\u{300}", asked: "Nguyễn Thị Hoà"),
        Spelling(written: "Trần Thị Thuý", asked: "Tra\u{302}\u{300}n Thi\u{323} Thu\u{301}y"),
        // Đ, U+0110, against the Ð of Iceland, U+00D0, that some keyboards write.
        Spelling(written: "\u{110}inh Văn \u{110}ông", asked: "\u{D0}inh Văn \u{D0}ông"),
        Spelling(written: "\u{D0}inh Văn \u{D0}ông", asked: "dinh van dong"),
        Spelling(written: "Mỷ", asked: "my"),
        Spelling(written: "Giàng A Páo", asked: "giang a pao"),
        Spelling(written: "Vừ Thị Mỷ", asked: "VU THI MY"),
        Spelling(written: "H'Blĭr Niê Kdăm", asked: "h blir nie kdam"),
        Spelling(written: "Y Blŏ Êban", asked: "y blo\u{306} Eban"),
        Spelling(written: "Thạch Sô Phi", asked: "thach so phi"),
        Spelling(written: "សុខ ចាន់", asked: "សុខ ចាន់"),
        Spelling(written: "ນາງ ຄຳ", asked: "ນາງ ຄຳ"),
        Spelling(written: "အောင် မြင့်", asked: "အောင် မြင့်"),
        Spelling(written: "王小花", asked: "王小花"),
    ])
    func `a name is found however it was written and however it is asked for`(
        spelling: Spelling
    ) async throws {
        try await VictimScene.run { scene in
            let person = try await scene.named(spelling.written)
            _ = try await scene.named("Lò Văn Khác")
            let found = try await scene.search(spelling.asked)
            #expect(found.map(\.victim).first == person)
            let hit = try await scene.client(Officers.strangePolice).call(
                MatchVictim(
                    parts: PersonParts(
                        name: PersonName(spelling.asked),
                        birth: BirthDate("1999")
                    )
                ),
                purpose: VictimScene.purpose
            )
            #expect(hit.hit)
        }
    }

    @Test func `a name is found by any alias and in its original script`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.named("Lý Thị Mẩy", "Tiểu Hoa", "王小花")
            for asked in ["Lý Thị Mẩy", "tieu hoa", "王小花"] {
                #expect(try await scene.search(asked).map(\.victim) == [person])
            }
        }
    }

    @Test(arguments: [
        ["Nguyễn Thị Hoà", "Nguyễn Thị Hòa"], ["Nguyễn Thị Hòa", "Nguyễn Thị Hoà"],
        ["Đoàn Thị Hương", "Đoàn Thị Hường"], ["Thạch Sô Phi", "Thạch Số Phi"],
    ])
    func `whoever is written as asked comes before whoever is only alike when folded`(
        names: [String]
    ) async throws {
        try await VictimScene.run { scene in
            let alike = try await scene.named(names[1])
            let exact = try await scene.named(names[0])
            _ = try await scene.named(names[1])
            let found = try await scene.search(names[0])
            #expect(found.first?.victim == exact)
            #expect(found.first?.isExact == true)
            #expect(found.count == 3)
            #expect(found.contains { $0.victim == alike && $0.isExact == false })
        }
    }

    @Test func `somebody without a name is unknown number so much, under the same rules`()
        async throws
    {
        try await VictimScene.run { scene in
            let first = try await scene.nameless()
            let second = try await scene.nameless()
            let health = scene.client(Officers.health)
            for (person, number) in [(first, 1), (second, 2)] {
                let read = try await health.call(
                    ReadIdentity(victim: person),
                    purpose: VictimScene.purpose
                )
                #expect(read.identity.names == [PersonName("Không rõ số \(number)")])
                let record = try await health.call(FetchRecord<Victim>(id: person))
                #expect(record.content?.record.unknownNumber == number)
            }
            let stranger = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(ReadIdentity(victim: first), purpose: VictimScene.purpose)
            }
            #expect(stranger?.code == .notFound)
        }
    }
}

extension VictimScene {
    /// Somebody of these names, born in 1999.
    fileprivate func named(_ names: String...) async throws -> VictimRef {
        let identity = PersonIdentity(
            names: names.map { PersonName($0) },
            birth: Birth(BirthDate("1999"))
        )
        return try await person(identity)
    }

    fileprivate func search(_ name: String) async throws -> [SearchVictims.Candidate] {
        let parts = PersonParts(name: PersonName(name), birth: BirthDate("1999"))
        return try await client(Officers.borderGuard)
            .call(SearchVictims(parts: parts), purpose: Self.purpose).candidates
    }
}
