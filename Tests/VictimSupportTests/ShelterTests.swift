import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Facilities and who fits in.
struct ShelterTests {
    @Test func `two officers who give the last place at once give it once`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 1)
            let one = try await scene.requested(in: facility)
            let other = try await scene.requested(in: facility)
            let outcomes = try await withThrowingTaskGroup(of: ServiceError?.self) { group in
                for (stay, officer) in [(one, Officers.health), (other, Officers.health2)] {
                    group.addTask {
                        await refusal {
                            try await scene.client(officer).call(
                                TakeStep<Stay>(id: stay.id, seen: stay.version, to: .allocated)
                            )
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.compactMap { $0?.reason } == ["facility.full"])
            #expect(outcomes.count { $0 == nil } == 1)
        }
    }

    @Test func `a place is free again when somebody leaves or does not come`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 1)
            let first = try await scene.allocated(in: facility)
            try await scene.advance(
                first.id,
                as: Stay.self,
                to: .cancelled,
                facts: [.reason: "Không đến."]
            )
            let second = try await scene.allocated(in: facility)
            try await scene.advance(second.id, as: Stay.self, to: .staying)
            try await scene.advance(
                second.id,
                as: Stay.self,
                to: .ended,
                facts: [.reason: "Về nhà."]
            )
            let third = try await scene.allocated(in: facility)
            #expect(third.state.known == .allocated)
        }
    }

    @Test func `a stay has a limit, and goes on by a decision`() async throws {
        try await VictimScene.run { scene in
            let stay = try await scene.allocated(in: try await scene.opened(for: 1))
            let staying = try await scene.advance(stay.id, as: Stay.self, to: .staying)
            let health = scene.client(Officers.health)
            func clock() async throws -> ClockReading? {
                try await health.call(RecordClocks<Stay>(id: stay.id)).clocks.first(
                    where: \.isRunning
                )
            }
            let running = try #require(try await clock())
            #expect(running.name == .stayLimit && !running.isConfirmed)
            let day = VietnameseTime.date(of: running.startedAt)
            #expect(running.dueAt == VietnameseTime.end(of: day.adding(days: 60)))
            let extended = try await health.call(
                ExtendClock<Stay>(
                    id: stay.id,
                    seen: staying.version,
                    clock: .stayLimit,
                    until: day.adding(days: 90),
                    decision: FreeText("7/QĐ-SYT")
                )
            )
            #expect(try await clock()?.dueAt == VietnameseTime.end(of: day.adding(days: 90)))
            _ = try await health.call(
                TakeStep<Stay>(
                    id: stay.id,
                    seen: extended.version,
                    to: .ended,
                    facts: [.reason: "Về nhà."]
                )
            )
            #expect(try await clock() == nil)
        }
    }

    @Test func `beyond the capacity one officer takes somebody in, it shows, another ratifies`()
        async throws
    {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 1)
            try await scene.allocated(in: facility)
            let taken = try await scene.overflowing(in: facility)
            #expect(taken.record?.record.overCapacity == true)
            let health = scene.client(Officers.health)
            let over = try await health.call(
                ListRecords<Stay>(facets: [Facet("overCapacity", "yes")])
            )
            #expect(over.records.count == 1)
            let act = try #require(taken.toRatify)
            let same = await refusal {
                try await health.call(RatifyStep<Stay>(approval: act, .approve))
            }
            #expect(same?.reason == "approval.sameOfficer")
            let ratified = try await scene.client(Officers.health2)
                .call(RatifyStep<Stay>(approval: act, .approve))
            #expect(ratified.record?.state.known == .overflow)
        }
    }

    @Test func `a temporary place is declared by one officer and takes people at once`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let filed = try await health.call(FileRecord(VictimScene.facility(for: 200)))
            let declared = try await health.call(
                TakeStep<Facility>(
                    id: filed.id,
                    seen: filed.version,
                    to: .temporary,
                    facts: [.reason: "Hai trăm người về cùng lúc.", .extendedUntil: "2026-12-30"],
                    alone: true
                )
            )
            _ = try await scene.client(Officers.health2).call(
                RatifyStep<Facility>(approval: try #require(declared.toRatify), .approve)
            )
            let stay = try await scene.allocated(in: filed.id)
            #expect(stay.state.known == .allocated)
            #expect(stay.record.overCapacity == nil)
        }
    }

    @Test func `a facility that was suspended meanwhile takes nobody new`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2)
            let asked = try await scene.requested(in: facility)
            try await scene.advance(
                facility,
                as: Facility.self,
                to: .suspended,
                facts: [.reason: "Lộ địa chỉ."]
            )
            let before = try await scene.harness.rows()
            for (state, alone) in [(Stay.State.allocated, false), (.overflow, true)] {
                let error = await refusal {
                    try await scene.client(Officers.health).call(
                        TakeStep<Stay>(
                            id: asked.id,
                            seen: asked.version,
                            to: state,
                            facts: [.reason: "Cần chỗ ngay."],
                            alone: alone ? true : nil
                        )
                    )
                }
                #expect(error?.reason == "facility.notOpen")
            }
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a temporary place takes nobody after its last day`() async throws {
        try await VictimScene.run { scene in
            let filed = try await scene.client(Officers.health)
                .call(FileRecord(VictimScene.facility(for: 5)))
            let last = VietnameseTime.date(of: scene.harness.time.now).adding(days: 3)
            let declared = try await scene.advance(
                filed.id,
                as: Facility.self,
                to: .temporary,
                facts: [.extendedUntil: last.text]
            )
            #expect(declared.record.temporaryUntil == last)
            try await scene.allocated(in: filed.id)
            let asked = try await scene.requested(in: filed.id)
            // Until 23:59 of that day in Viet Nam, and not at 00:01.
            let end = VietnameseTime.end(of: last).advanced(by: .seconds(-60))
            scene.harness.time.pass(scene.harness.time.now.duration(to: end))
            _ = try await scene.requested(in: filed.id)
            scene.harness.time.pass(.seconds(121))
            let error = await refusal {
                try await scene.client(Officers.health).call(
                    TakeStep<Stay>(id: asked.id, seen: asked.version, to: .allocated)
                )
            }
            #expect(error?.reason == "facility.notOpen")
        }
    }

    @Test func `nobody closes a facility over the heads of those who stay there`() async throws {
        try await VictimScene.run { scene in
            let facility = try await scene.opened(for: 2)
            let stay = try await scene.allocated(in: facility)
            let close = TakeStep<Facility>(
                id: facility,
                seen: 2,
                to: .closed,
                facts: [.reason: "Hết nhu cầu."]
            )
            let before = try await scene.harness.rows()
            let error = await refusal { try await scene.client(Officers.health).call(close) }
            #expect(error?.reason == "facility.occupied")
            #expect(try await scene.harness.rows() == before)
            try await scene.advance(
                stay.id,
                as: Stay.self,
                to: .cancelled,
                facts: [.reason: "Đã chuyển nơi khác."]
            )
            let closed = try await scene.advance(
                facility,
                as: Facility.self,
                to: .closed,
                facts: [.reason: "Hết nhu cầu."]
            )
            #expect(closed.state.known == .closed)
        }
    }

    @Test func `where a facility is, only those who run it or refer people to it learn`()
        async throws
    {
        try await VictimScene.run { scene in
            var facility = VictimScene.facility(for: 2)
            facility.runBy = Officers.facility.organisation
            facility.referrers = [Officers.borderGuard.organisation]
            let filed = try await scene.client(Officers.health).call(FileRecord(facility))
            let fetch = FetchRecord<Facility>(id: filed.id)
            for reader in [Officers.health2, Officers.facility, Officers.borderGuard] {
                let seen = try await scene.client(reader).call(fetch)
                #expect(seen.content?.record.address == facility.address)
            }
            for stranger in [Officers.strangeHealth, Officers.strangeFacility, Officers.police] {
                let error = await refusal { try await scene.client(stranger).call(fetch) }
                #expect(error?.reason == "record.notFound")
                let list = try await scene.client(stranger).call(ListRecords<Facility>())
                #expect(list.records.isEmpty)
            }
        }
    }
}
