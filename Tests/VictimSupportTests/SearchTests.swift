import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Finding persons by parts of their identity.
struct SearchTests {
    @Test(arguments: [
        PersonParts(name: PersonName("nguyen thi hoa")),
        PersonParts(name: PersonName("NGUYỄN Hòa")),
        PersonParts(name: PersonName("hoa"), birth: BirthDate("1999")),
        PersonParts(birth: BirthDate("1999-04"), commune: Address("xa hai ha thu")),
        PersonParts(birth: BirthDate("1999"), document: PersonDocumentNumber("0221 9900 4217")),
    ])
    func `a person is found by any two parts, with or without tones`(
        parts: PersonParts
    ) async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let found = try await scene.client(Officers.borderGuard)
                .call(SearchVictims(parts: parts), purpose: VictimScene.purpose)
            #expect(found.candidates.map(\.victim) == [person])
        }
    }

    @Test func `one part is too little`() async throws {
        try await VictimScene.run { scene in
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(
                    SearchVictims(parts: PersonParts(name: PersonName("Hoà"))),
                    purpose: VictimScene.purpose
                )
            }
            #expect(error?.reason == "victims.tooFewParts")
        }
    }

    @Test func `a search shows nobody whom the caller does not read`() async throws {
        try await VictimScene.run { scene in
            _ = try await scene.person()
            let found = try await scene.client(Officers.strangeHealth).call(
                SearchVictims(parts: PersonParts(name: PersonName("nguyen thi hoa"))),
                purpose: VictimScene.purpose
            )
            #expect(found.candidates.isEmpty)
            #expect(found.more == false)
        }
    }

    @Test func `a hit names the body to ask and nothing else`() async throws {
        try await VictimScene.run { scene in
            _ = try await scene.person()
            func ask(_ year: String) async throws -> MatchVictim.Response {
                try await scene.client(Officers.strangePolice).call(
                    MatchVictim(
                        parts: PersonParts(
                            name: PersonName("nguyen thi hoa"),
                            birth: BirthDate(year)
                        )
                    ),
                    purpose: VictimScene.purpose
                )
            }
            let asked = try await ask("1999")
            #expect(asked.hit)
            #expect(asked.ask == [Officers.borderGuard.organisation])
            let missed = try await ask("1998")
            #expect(missed.hit == false)
            #expect(missed.remaining == asked.remaining - 1)
        }
    }

    @Test func `questions have a budget, which the next day refills`() async throws {
        try await VictimScene.run { scene in
            let police = scene.client(Officers.strangePolice)
            let question = MatchVictim(
                parts: PersonParts(name: PersonName("ai do"), birth: BirthDate("1990"))
            )
            var remaining = 1
            while remaining > 0 {
                remaining = try await police.call(question, purpose: VictimScene.purpose).remaining
            }
            let error = await refusal {
                try await police.call(question, purpose: VictimScene.purpose)
            }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.reason == "victims.matchBudget")
            scene.harness.time.pass(.milliseconds(error?.retryAfterMilliseconds ?? 0))
            let next = try await police.call(question, purpose: VictimScene.purpose)
            #expect(next.remaining > 0)
        }
    }
}
