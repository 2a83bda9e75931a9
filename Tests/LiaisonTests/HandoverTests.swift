import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// The way of a handover from the announcement to the minutes, over a real store.
@Suite struct HandoverTests {
    @Test func `a handover goes from the announcement to the last hand-on`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            #expect(scene.answer.filed.state == .minutesSigned)
            let offer = try await scene.offer()
            let taken = try await bench.call(
                AcceptHandOn(id: offer.id, digest: offer.record.digest),
                as: .health
            )
            #expect(taken.filed.state == .accepted)
            #expect(taken.handoverState == .transferred)
            #expect(taken.delta.handedOn == 3)
            #expect(taken.delta.remaining == 0)
            let filed = try await scene.refresh()
            #expect(
                filed.record.milestones.map(\.state)
                    == [
                        .requested, .identityChecking, .accepted, .scheduled, .arrived,
                        .minutesSigned, .transferred,
                    ].map { Word($0) }
            )
            let closed = try await bench.call(
                TakeStep<Handover>(id: scene.id, seen: scene.version, to: .closed),
                as: .gateOfficer
            )
            #expect(closed.record?.state.known == .closed)
        }
    }

    @Test func `announced, arrived and handed on are counted person by person`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench, people: 5)
            try await scene.schedule()
            let extra = VictimRef.make()
            let people = scene.people
            try await scene.count([
                (people[0], .arrived), (people[1], .arrived), (people[2], .failed),
                (people[3], .absconded), (people[4], .declined), (extra, .arrived),
            ])
            var expected = ManifestDelta()
            expected.announced = 5
            expected.arrived = 3
            expected.unannounced = 1
            expected.failed = 1
            expected.absconded = 1
            expected.declined = 1
            expected.remaining = 3
            #expect(scene.answer.delta == expected)
            #expect(
                scene.answer.warnings
                    == [.unannounced, .missing, .identityPending].map { Word($0) }
            )
            #expect(scene.answer.filed.record.manifest.last?.position == 6)
            #expect(scene.answer.filed.record.manifest.last?.announced == false)
        }
    }

    @Test func `somebody not announced can only be counted as arrived`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.schedule()
            let request = RecordArrivals(
                id: scene.id,
                seen: scene.version,
                arrivals: [.init(person: .make(), outcome: .failed, at: BenchDay.noon)]
            )
            let error = await bench.refusal(of: request, as: .gateOfficer)
            #expect(
                error?.violations == [.init(field: "arrivals[0].person", rule: "notOnManifest")]
            )
            #expect(try await scene.refresh().version == request.seen)
        }
    }

    @Test func `while nobody arrived the handover stays scheduled`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.schedule()
            try await scene.count([(scene.people[0], .failed)])
            #expect(scene.answer.filed.state == .scheduled)
            try await scene.count([(scene.people[1], .arrived)])
            #expect(scene.answer.filed.state == .arrived)
        }
    }

    @Test func `accepting waits for a second officer and for every identity`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            scene.take(
                try await bench.call(
                    RecordIdentityChecks(
                        id: scene.id,
                        seen: scene.version,
                        checkedAt: BenchDay.before(.seconds(100))
                    ),
                    as: .immigration
                )
            )
            let early = AcceptHandover(
                id: scene.id,
                seen: scene.version,
                acceptedAt: BenchDay.noon
            )
            let pending = await bench.refusal(of: early, as: .immigration)
            #expect(pending?.reason == "handover.identityPending")
            try await scene.checkIdentities()
            let proposed = try await bench.call(
                AcceptHandover(
                    id: scene.id,
                    seen: scene.version,
                    acceptedAt: BenchDay.noon
                ),
                as: .immigration
            )
            #expect(proposed.filed.state == .identityChecking)
            let approval = try #require(proposed.awaiting)
            let own = await bench.refusal(
                of: DecideApproval<Handover>(approval: approval, .approve),
                as: .immigration
            )
            #expect(own?.reason == "approval.sameOfficer")
            _ = try await bench.call(
                DecideApproval<Handover>(approval: approval, .approve),
                as: .immigrationColleague
            )
            #expect(try await scene.refresh().state == .accepted)
        }
    }

    @Test func `a duty officer accepts at night with a reason and is ratified later`() async throws
    {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            scene.take(
                try await bench.call(
                    RecordIdentityChecks(
                        id: scene.id,
                        seen: scene.version,
                        checkedAt: BenchDay.before(.seconds(100))
                    ),
                    as: .immigration
                )
            )
            let alone = try await bench.call(
                AcceptHandover(
                    id: scene.id,
                    seen: scene.version,
                    acceptedAt: BenchDay.noon,
                    actNow: "They stand at the gate now."
                ),
                as: .immigration
            )
            #expect(alone.filed.state == .accepted)
            let act = try #require(alone.toRatify)
            let ratified = try await bench.call(
                RatifyStep<Handover>(approval: act, .approve),
                as: .immigrationColleague
            )
            #expect(ratified.record?.state.known == .accepted)
        }
    }

    @Test func `nobody is received when everybody was declined`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench, people: 1)
            scene.take(
                try await bench.call(
                    RecordIdentityChecks(
                        id: scene.id,
                        seen: scene.version,
                        checkedAt: BenchDay.noon,
                        results: [.init(person: scene.people[0], finding: .declined)]
                    ),
                    as: .immigration
                )
            )
            let accept = AcceptHandover(
                id: scene.id,
                seen: scene.version,
                acceptedAt: BenchDay.noon
            )
            let error = await bench.refusal(of: accept, as: .immigration)
            #expect(error?.reason == "handover.nobodyLeft")
        }
    }

    @Test func `five hundred people fit on one manifest`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench, people: 500)
            try await scene.complete()
            #expect(scene.answer.delta.arrived == 500)
            #expect(scene.answer.filed.state == .minutesSigned)
        }
    }

    @Test func `a stale version is a conflict and changes nothing`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.schedule()
            let request = RecordArrivals(
                id: scene.id,
                seen: scene.version - 1,
                arrivals: [.init(person: scene.people[0], outcome: .arrived, at: BenchDay.noon)]
            )
            let error = await bench.refusal(of: request, as: .gateOfficer)
            #expect(error?.code == .conflict)
            #expect(error?.reason == "record.conflict")
            #expect(try await scene.refresh().record.manifest.allSatisfy { $0.arrival == nil })
        }
    }

    @Test func `a repeated announcement under one key is one handover`() async throws {
        try await LiaisonBench.run { bench in
            let request = AnnounceHandover(
                partner: .laos,
                partnerOffice: "Post",
                announcedAt: BenchDay.noon,
                people: [.make()],
                bodies: []
            )
            let key = IdempotencyKey.random()
            let first = try await bench.call(request, as: .consul, key: key)
            let second = try await bench.call(request, as: .consul, key: key)
            #expect(first.filed.id == second.filed.id)
        }
    }
}
