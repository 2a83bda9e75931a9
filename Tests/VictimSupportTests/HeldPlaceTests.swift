import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Places that a gate holds for people of a handover while their reception is being registered.
struct HeldPlaceTests {
    /// People whom the border guard registered and nobody receives yet.
    private func people(_ count: Int, in scene: VictimScene) async throws -> [VictimRef] {
        var people: [VictimRef] = []
        for _ in 0..<count { people.append(try await scene.person()) }
        return people
    }

    /// The gate.
    private func gate(_ scene: VictimScene) -> ServiceClient<VictimSupport> {
        scene.client(Officers.borderGuard)
    }

    @Test func `held places are taken from the capacity, and given back`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let two = try await people(2, in: scene)
            let asked = scene.reserving(two, in: [facility])
            #expect(try await gate(scene).call(asked).places == 2)
            let waiting = try await scene.requested(in: facility)
            let allocate = TakeStep<Stay>(id: waiting.id, seen: waiting.version, to: .allocated)
            let full = await refusal { try await scene.client(Officers.health).call(allocate) }
            #expect(full?.reason == "facility.full")
            let release = ReleasePlaces(hold: asked.hold)
            #expect(try await gate(scene).call(release).released == 2)
            #expect(try await gate(scene).call(release).released == 0)
            let given = try await scene.client(Officers.health).call(allocate)
            #expect(given.record?.state.known == .allocated)
            let stays = try await scene.stays(of: two[0])
            #expect(stays.map(\.state.known) == [.cancelled])
        }
    }

    @Test func `the same places are held when the call comes again under another key`()
        async throws
    {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let asked = scene.reserving(try await people(2, in: scene), in: [facility])
            for _ in 0..<3 { #expect(try await gate(scene).call(asked).places == 2) }
            #expect(try await scene.stays(of: asked.people[1]).count == 1)
        }
    }

    @Test func `where places are too few nobody gets one`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let three = try await people(3, in: scene)
            let before = try await scene.harness.contents()
            let full = await refusal {
                try await gate(scene).call(scene.reserving(three, in: [facility]))
            }
            #expect(full?.reason == "facility.full")
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
        }
    }

    @Test func `of gates that ask for the last places at once only one gets them`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 3, referrers: [Officers.borderGuard])
            let groups = [try await people(2, in: scene), try await people(2, in: scene)]
            let outcomes = try await withThrowingTaskGroup(of: ServiceError?.self) { group in
                for people in groups {
                    group.addTask {
                        await refusal {
                            try await gate(scene).call(scene.reserving(people, in: [facility]))
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.compactMap { $0?.reason } == ["facility.full"])
            #expect(outcomes.count { $0 == nil } == 1)
        }
    }

    @Test func `facilities are filled in the order in which they are named`() async throws {
        try await VictimScene.run { scene in
            let small = try await scene.opened(for: 1, referrers: [Officers.borderGuard])
            let large = try await scene.opened(for: 5, referrers: [Officers.borderGuard])
            let three = try await people(3, in: scene)
            let asked = scene.reserving(three, in: [small, large])
            #expect(try await gate(scene).call(asked).places == 3)
            var places: [FacilityID] = []
            for person in three {
                places += try await scene.stays(of: person).map(\.record.facility)
            }
            #expect(places == [small, large, large])
        }
    }

    @Test func `whoever has a place already keeps it and gets no second one`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 5, referrers: [Officers.borderGuard])
            let settled = try await scene.allocated(in: facility)
            let person = settled.record.victim
            let other = try await scene.person()
            let asked = scene.reserving([person, other], in: [facility])
            #expect(try await gate(scene).call(asked).places == 1)
            #expect(try await scene.stays(of: person).map(\.id) == [settled.id])
        }
    }

    @Test func `what is taken up is the person's own, and giving up what is held spares it`()
        async throws
    {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let asked = scene.reserving(try await people(2, in: scene), in: [facility])
            _ = try await gate(scene).call(asked)
            let takeUp = TakeUpPlaces(hold: asked.hold)
            for _ in 0..<2 { #expect(try await gate(scene).call(takeUp).places == 2) }
            #expect(try await gate(scene).call(ReleasePlaces(hold: asked.hold)).released == 0)
            let stay = try #require(try await scene.stays(of: asked.people[0]).first)
            #expect(stay.state == .allocated && stay.record.handover == asked.handover)
            // From here it is a place like any other.
            try await scene.advance(stay.id, as: Stay.self, to: .staying)
        }
    }

    @Test func `a place that the health authority gave up is not taken up`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let asked = scene.reserving(try await people(2, in: scene), in: [facility])
            _ = try await gate(scene).call(asked)
            let stay = try #require(try await scene.stays(of: asked.people[0]).first)
            try await scene.advance(
                stay.id,
                as: Stay.self,
                to: .cancelled,
                facts: [.reason: "Cần chỗ cho trẻ em."]
            )
            #expect(try await gate(scene).call(TakeUpPlaces(hold: asked.hold)).places == 1)
            #expect(try await scene.stays(of: asked.people[0]).map(\.state.known) == [.cancelled])
        }
    }

    @Test func `a facility that was suspended meanwhile takes nobody in`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let asked = scene.reserving(try await people(1, in: scene), in: [facility])
            _ = try await gate(scene).call(asked)
            try await scene.advance(
                facility,
                as: Facility.self,
                to: .suspended,
                facts: [.reason: "Lộ địa chỉ."]
            )
            #expect(try await gate(scene).call(TakeUpPlaces(hold: asked.hold)).places == 0)
            #expect(try await scene.stays(of: asked.people[0]).map(\.state.known) == [.held])
        }
    }

    @Test func `whoever may not know of a facility hears of it what one hears of none`()
        async throws
    {
        try await VictimScene.run { scene in
            let secret = try await scene.opened(for: 2)
            let person = try await scene.person()
            let before = try await scene.harness.contents()
            for facility in [secret, .make()] {
                let error = await refusal {
                    try await gate(scene).call(scene.reserving([person], in: [facility]))
                }
                #expect(error?.reason == "record.notFound")
                #expect(error?.code == .notFound)
            }
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
        }
    }

    @Test func `nobody gives up or takes up the places of people whom they do not read`()
        async throws
    {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2, referrers: [Officers.borderGuard])
            let asked = scene.reserving(try await people(1, in: scene), in: [facility])
            _ = try await gate(scene).call(asked)
            let stranger = scene.client(Officers.strangeBorderGuard)
            let before = try await scene.harness.contents()
            let release = await refusal {
                try await stranger.call(ReleasePlaces(hold: asked.hold))
            }
            let takeUp = await refusal { try await stranger.call(TakeUpPlaces(hold: asked.hold)) }
            #expect(release?.reason == "record.notFound")
            #expect(takeUp?.reason == "record.notFound")
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
        }
    }

    /// Where somebody is taken to is told to the body there when it takes them over, and not before.
    @Test func `the body that runs a facility reads a stay once it takes the person over`()
        async throws
    {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(
                for: 2,
                runBy: Officers.facility,
                referrers: [Officers.borderGuard]
            )
            let person = try await scene.person()
            let asked = scene.reserving([person], in: [facility])
            _ = try await gate(scene).call(asked)
            let reception = try await scene.announced(person)
            _ = try await gate(scene).call(TakeUpPlaces(hold: asked.hold))
            let stay = try #require(try await scene.stays(of: person).first)
            let fetch = FetchRecord<Stay>(id: stay.id)
            let early = await refusal { try await scene.client(Officers.facility).call(fetch) }
            #expect(early?.reason == "record.notFound")
            let received = try await scene.receivedAlone(reception)
            _ = try await scene.client(Officers.health).call(
                TakeStep<Reception>(
                    id: reception.reception,
                    seen: try #require(received.record?.version),
                    to: .handedOn,
                    facts: [.recipient: Officers.facility.unit]
                )
            )
            let seen = try await scene.client(Officers.facility).call(fetch)
            #expect(seen.content?.record.victim == person)
            // And takes them in.
            let staying = try await scene.client(Officers.facility).call(
                TakeStep<Stay>(id: stay.id, seen: seen.content?.version ?? 0, to: .staying)
            )
            #expect(staying.record?.state.known == .staying)
        }
    }

    @Test func `the body that accepts a referral reads the stay in its facility`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(
                for: 2,
                runBy: Officers.facility,
                referrers: [Officers.borderGuard]
            )
            let person = try await scene.person()
            let asked = scene.reserving([person], in: [facility])
            _ = try await gate(scene).call(asked)
            _ = try await scene.announced(person)
            _ = try await gate(scene).call(TakeUpPlaces(hold: asked.hold))
            _ = try await scene.consent(of: person)
            let referral = try await scene.client(Officers.health)
                .call(scene.referral(of: person))
            let stay = try #require(try await scene.stays(of: person).first)
            let fetch = FetchRecord<Stay>(id: stay.id)
            let early = await refusal { try await scene.client(Officers.facility).call(fetch) }
            #expect(early?.reason == "record.notFound")
            _ = try await scene.client(Officers.facility).call(
                TakeStep<Referral>(
                    id: referral.referral,
                    seen: referral.version,
                    to: .accepted
                )
            )
            let seen = try await scene.client(Officers.facility).call(fetch)
            #expect(seen.content?.record.facility == facility)
        }
    }
}
