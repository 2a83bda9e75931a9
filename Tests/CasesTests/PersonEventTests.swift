import Audit
import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What is told of somebody's trafficking to whoever writes it down in the words of HTCDS.
struct PersonEventTests {
    /// A person in a case file of the provincial police, whom the health authority supports.
    private struct Told {
        let person: VictimRef
        let file: CaseFileID
    }

    private func told(_ scene: CasesScene) async throws -> Told {
        let person = VictimRef.make()
        let file = try await scene.file(
            people: [person],
            supporters: [Officers.health.organisation]
        )
        return Told(person: person, file: file.caseFile)
    }

    /// An event of a person with every text that it takes.
    @discardableResult
    private func event(
        _ phase: TraffickingEventType,
        of told: Told,
        on day: CalendarDate? = CasesScene.past,
        _ scene: CasesScene
    ) async throws -> Filed<TraffickingEvent> {
        var event = TraffickingEvent(
            caseFile: told.file,
            victim: told.person,
            phase: phase,
            from: day,
            until: day,
            country: .vietNam,
            province: .quangNinh,
            summary: FreeText("Bị đưa qua đường mòn.")
        )
        event.city = FreeText("Móng Cái")
        event.street = FreeText("Đường thử nghiệm")
        event.latitude = 21.5
        return try await scene.client(Officers.police).call(FileRecord(event))
    }

    private func events(
        of person: VictimRef,
        also: [VictimRef]? = nil,
        for officer: Caller,
        _ scene: CasesScene
    ) async throws -> [ToldEvent] {
        let response = try await scene.client(officer)
            .call(ReadPersonEvents(victim: person, also: also), purpose: CasesScene.purpose)
        #expect(response.omitted == 0)
        return response.events
    }

    @Test func `whoever reads an event is told the whole of it, earliest first`() async throws {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            let late = try await event(.exploitation, of: told, scene)
            let undated = try await event(.transit, of: told, on: nil, scene)
            let early = try await event(
                .recruitment,
                of: told,
                on: CasesScene.past.adding(days: -30),
                scene
            )
            let events = try await events(of: told.person, for: Officers.police, scene)
            #expect(events.map(\.id) == [early, late, undated].map(\.id))
            #expect(events.map(\.phase.known) == [.recruitment, .exploitation, .transit])
            let details = try #require(events.first?.details)
            #expect(details == ToldEvent.Details(of: early.record))
            #expect(details.summary?.disclosed == "Bị đưa qua đường mòn.")
        }
    }

    @Test func `a supporting body is told what, when and in which province, and no words`()
        async throws
    {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            let filed = try await event(.transit, of: told, scene)
            let events = try await events(of: told.person, for: Officers.health, scene)
            let event = try #require(events.first)
            #expect(events.count == 1 && event.id == filed.id)
            #expect(event.phase == .transit && event.from == CasesScene.past)
            #expect(event.country == .vietNam && event.province?.known == .quangNinh)
            #expect(event.details == nil)
            let message = try Wire.encode(ReadPersonEvents.Response(events: events))
            let text = String(decoding: message, as: UTF8.self)
            #expect(!text.contains("đường mòn") && !text.contains("Móng Cái"))
            // Nor does it read the event where it is kept.
            let fetch = FetchRecord<TraffickingEvent>(id: filed.id)
            let refused = await refusal { try await scene.client(Officers.health).call(fetch) }
            #expect(refused?.code == .permissionDenied)
        }
    }

    @Test func `whoever has nothing to do with the person is told of nothing, as of nobody`()
        async throws
    {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            try await event(.transit, of: told, scene)
            let others: [Caller] = [
                Officers.strangePolice, Officers.strangeHealth, Officers.facility,
                Officers.commune, Officers.procuracy,
            ]
            for officer in others {
                #expect(try await events(of: told.person, for: officer, scene) == [])
                #expect(try await events(of: .make(), for: officer, scene) == [])
            }
            // Whoever supports one person of a file hears nothing of another.
            let other = VictimRef.make()
            _ = try await scene.client(Officers.police).call(
                LinkVictim(caseFile: told.file, victim: other)
            )
            try await event(.transit, of: Told(person: other, file: told.file), scene)
            #expect(try await events(of: other, for: Officers.health, scene) == [])
            #expect(try await events(of: other, for: Officers.police, scene).count == 1)
        }
    }

    @Test func `an event that did not happen is told to nobody`() async throws {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            let filed = try await event(.transit, of: told, scene)
            let step = try await scene.client(Officers.police).call(
                TakeStep<TraffickingEvent>(
                    id: filed.id,
                    seen: filed.version,
                    to: .dismissed,
                    facts: [.reason: "Nhầm người."]
                )
            )
            #expect(try await events(of: told.person, for: Officers.health, scene).count == 1)
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<TraffickingEvent>(
                    approval: try #require(step.awaiting),
                    .approve
                )
            )
            for officer in [Officers.police, Officers.health] {
                #expect(try await events(of: told.person, for: officer, scene) == [])
            }
        }
    }

    @Test func `events of merged registrations are one person's, each told once`() async throws {
        try await CasesScene.run { scene in
            let (one, two) = (try await told(scene), try await told(scene))
            let first = try await event(.recruitment, of: one, scene)
            let second = try await event(
                .transit,
                of: two,
                on: CasesScene.past.adding(days: 1),
                scene
            )
            let events = try await events(
                of: one.person,
                also: [two.person, one.person],
                for: Officers.health,
                scene
            )
            #expect(events.map(\.id) == [first.id, second.id])
            let many = ReadPersonEvents(
                victim: one.person,
                also: (0...32).map { _ in VictimRef.make() }
            )
            let refused = await refusal {
                try await scene.client(Officers.health).call(many, purpose: CasesScene.purpose)
            }
            #expect(refused?.reason == "request.invalid")
        }
    }

    @Test func `one answer holds as many as fit, and says how many more there are`() async throws {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            for _ in 0..<ReadPersonEvents.largestCount + 3 {
                try await event(.transit, of: told, scene)
            }
            let response = try await scene.client(Officers.health)
                .call(ReadPersonEvents(victim: told.person), purpose: CasesScene.purpose)
            #expect(response.events.count == ReadPersonEvents.largestCount)
            #expect(response.omitted == 3)
        }
    }

    @Test
    func `each event is audited as a read of an identity, with why; without why none is told`()
        async throws
    {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            let filed = try await event(.transit, of: told, scene)
            let aimless = await refusal {
                try await scene.client(Officers.health)
                    .call(ReadPersonEvents(victim: told.person))
            }
            #expect(aimless?.code == .permissionDenied || aimless?.code == .invalidArgument)
            _ = try await events(of: told.person, for: Officers.health, scene)
            let entries = try await scene.harness.auditEntries().filter {
                $0.method.text == ReadPersonEvents.method.name && $0.event == .identityRead
            }
            #expect(
                entries.map { $0.record?.loggable } == [
                    "victims.victim/\(told.person.loggable)", "cases.event/\(filed.id.loggable)",
                ]
            )
            // The person is kept by another service: here they have no version.
            #expect(entries.map(\.version) == [nil, Int64(filed.version)])
            #expect(entries.allSatisfy { $0.who.uri == Officers.health.identity })
        }
    }

    @Test func `several persons are asked about at once, and each stands in the audit`()
        async throws
    {
        try await CasesScene.run { scene in
            let (one, two) = (try await told(scene), try await told(scene))
            let nobody = VictimRef.make()
            let first = try await event(.recruitment, of: one, scene)
            let second = try await event(.transit, of: two, scene)
            let response = try await scene.client(Officers.health).call(
                ReadPersonEvents(
                    victim: nobody,
                    others: [one, two].map { PersonReferences(victim: $0.person) }
                        + [PersonReferences(victim: nobody, also: [one.person])]
                ),
                purpose: CasesScene.purpose
            )
            #expect(response.events == [] && response.omitted == 0)
            let others = try #require(response.others)
            #expect(
                others.map { $0.events.map(\.id) } == [[first.id], [second.id], [first.id]]
            )
            #expect(others.allSatisfy { $0.omitted == 0 })
            let entries = try await scene.harness.auditEntries().filter {
                $0.method.text == ReadPersonEvents.method.name && $0.event == .identityRead
            }
            #expect(
                entries.compactMap { $0.record?.loggable } == [
                    "victims.victim/\(nobody.loggable)",
                    "victims.victim/\(one.person.loggable)", "cases.event/\(first.id.loggable)",
                    "victims.victim/\(two.person.loggable)", "cases.event/\(second.id.loggable)",
                ]
            )
            #expect(entries.allSatisfy { $0.purpose?.text == CasesScene.purpose.purpose })
            // Who has nothing to do with them is told of nothing, of each alike.
            let stranger = try await scene.client(Officers.strangeHealth).call(
                ReadPersonEvents(
                    victim: one.person,
                    others: [PersonReferences(victim: two.person)]
                ),
                purpose: CasesScene.purpose
            )
            #expect(stranger.events == [] && stranger.others == [PersonEvents(events: [])])
        }
    }

    @Test func `a person whose events do not fit is not answered for, and not in the audit`()
        async throws
    {
        try await CasesScene.run { scene in
            let (one, two, three) = (
                try await told(scene), try await told(scene), try await told(scene)
            )
            for _ in 0..<ReadPersonEvents.largestCount - 2 {
                try await event(.transit, of: one, scene)
            }
            for _ in 0..<3 { try await event(.exploitation, of: two, scene) }
            try await event(.exploitation, of: three, scene)
            let people = [two, three].map { PersonReferences(victim: $0.person) }
            let response = try await scene.client(Officers.health).call(
                ReadPersonEvents(victim: one.person, others: people),
                purpose: CasesScene.purpose
            )
            #expect(response.events.count == ReadPersonEvents.largestCount - 2)
            // Nor is anybody after them: whoever asks goes on from there.
            #expect(response.others == [])
            let asked = try await scene.harness.auditEntries()
                .compactMap { $0.record?.loggable }.filter { $0.hasPrefix("victims.victim/") }
            #expect(asked == ["victims.victim/\(one.person.loggable)"])
            let rest = try await scene.client(Officers.health).call(
                ReadPersonEvents(victim: two.person, others: [people[1]]),
                purpose: CasesScene.purpose
            )
            #expect(rest.events.count == 3 && rest.others?.map(\.events.count) == [1])
        }
    }

    @Test func `more persons than one call takes are refused, and more references of one`()
        async throws
    {
        try await CasesScene.run { scene in
            let before = try await scene.harness.contents()
            func others(_ count: Int, _ also: Int) -> [PersonReferences] {
                (0..<count).map { _ in
                    PersonReferences(victim: .make(), also: (0..<also).map { _ in .make() })
                }
            }
            for (people, field) in [
                (others(ReadPersonEvents.mostPersons, 0), "others"),
                (others(1, 0) + others(1, 33), "others.1.also"),
            ] {
                let refused = await refusal {
                    try await scene.client(Officers.health).call(
                        ReadPersonEvents(victim: .make(), others: people),
                        purpose: CasesScene.purpose
                    )
                }
                #expect(refused?.code == .invalidArgument)
                #expect(refused?.violations.map(\.field) == [field])
            }
            #expect(try await scene.harness.contents() == before)
        }
    }

    @Test func `nobody asks for somebody else`() async throws {
        try await CasesScene.run { scene in
            let told = try await told(scene)
            let refused = await refusal {
                try await scene.client(Officers.gateway).call(
                    ReadPersonEvents(victim: told.person),
                    purpose: CasesScene.purpose,
                    onBehalfOf: Officers.health.identity
                )
            }
            #expect(refused?.code == .permissionDenied)
        }
    }
}
