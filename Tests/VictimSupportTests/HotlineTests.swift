import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Calls to the hotline, from the operator to whoever acts.
struct HotlineTests {
    @Test func `a call is kept at once, forwarded by the service and taken by a body`()
        async throws
    {
        try await VictimScene.run { scene in
            let hotline = scene.client(Officers.hotline)
            let call = try await hotline.call(FileRecord(scene.call()))
            #expect(call.record.progress == .accepted)
            let early = await refusal {
                try await scene.client(Officers.police).call(FetchRecord<HotlineCall>(id: call.id))
            }
            #expect(early?.code == .notFound)
            await scene.harness.service.relayWaitingCalls()
            let forwarded = try await scene.standing(call.id)
            #expect(forwarded.record.progress == .forwarded)
            #expect(forwarded.record.forwards.map(\.to) == [Officers.police.organisation])
            _ = try await scene.client(Officers.police).call(
                TakeStep<HotlineCall>(id: call.id, seen: forwarded.version, to: .taken)
            )
            let taken = try await scene.standing(call.id)
            #expect(taken.record.progress == .taken)
            #expect(taken.record.takenBy == Officers.police.organisation)
        }
    }

    @Test(arguments: [(HotlineTopic.report, 3), (.danger, 1)])
    func `a call that nobody takes in time goes to the next body`(
        topic: HotlineTopic,
        hours: Int
    ) async throws {
        try await VictimScene.run { scene in
            var call = scene.call()
            call.topic = Word(topic)
            let filed = try await scene.client(Officers.hotline).call(FileRecord(call))
            let service = scene.harness.service
            await service.relayWaitingCalls()
            scene.harness.time.pass(.seconds(hours * 3_600 - 60))
            await service.relayWaitingCalls()
            #expect(try await scene.standing(filed.id).record.forwards.count == 1)
            scene.harness.time.pass(.seconds(61))
            await service.relayWaitingCalls()
            await service.relayWaitingCalls()
            let passed = try await scene.standing(filed.id)
            #expect(
                passed.record.forwards.map(\.to) == [
                    Officers.police.organisation, Officers.borderGuard.organisation,
                ]
            )
            let read = try await scene.client(Officers.borderGuard)
                .call(FetchRecord<HotlineCall>(id: filed.id))
            #expect(read.content != nil)
        }
    }

    @Test func `a call outlives the service that took it down`() async throws {
        try await VictimScene.run { scene in
            let call = try await scene.client(Officers.hotline).call(FileRecord(scene.call()))
            try await scene.harness.restart()
            await scene.harness.service.relayWaitingCalls()
            #expect(try await scene.standing(call.id).record.progress == .forwarded)
        }
    }

    @Test func `whoever cannot act gives a call back, and it goes on`() async throws {
        try await VictimScene.run { scene in
            let call = try await scene.client(Officers.hotline).call(FileRecord(scene.call()))
            await scene.harness.service.relayWaitingCalls()
            let police = scene.client(Officers.police)
            let taken = try await police.call(
                TakeStep<HotlineCall>(id: call.id, seen: 2, to: .taken)
            )
            let back = try await police.call(
                TakeStep<HotlineCall>(
                    id: call.id,
                    seen: taken.record?.version ?? 0,
                    to: .accepted,
                    facts: [.reason: "Ngoài địa bàn."]
                )
            )
            // At once: whoever is in danger does not wait for anybody's time to be over.
            #expect(back.record?.record.takenBy == nil)
            #expect(
                back.record?.record.forwards.map(\.to) == [
                    Officers.police.organisation, Officers.borderGuard.organisation,
                ]
            )
            let read = try await scene.client(Officers.borderGuard)
                .call(FetchRecord<HotlineCall>(id: call.id))
            #expect(read.content != nil)
        }
    }

    @Test(arguments: [(HotlineTopic.report, 3), (.danger, 1)])
    func `until a body has a call its clock runs from the call, and says that nobody has it`(
        topic: HotlineTopic,
        hours: Int
    ) async throws {
        try await VictimScene.run { scene in
            let hotline = scene.client(Officers.hotline)
            var call = scene.call()
            call.topic = Word(topic)
            call.receivedAt = scene.harness.time.now.advanced(by: .seconds(-600))
            let filed = try await hotline.call(FileRecord(call))
            func clock() async throws -> ClockReading? {
                try await hotline.call(RecordClocks<HotlineCall>(id: filed.id)).clocks.last
            }
            let due = call.receivedAt.advanced(by: .seconds(hours * 3_600))
            #expect(try await clock()?.dueAt == due)
            for _ in 0...2 {
                await scene.harness.service.relayWaitingCalls()
                scene.harness.time.pass(.seconds(hours * 3_600 + 1))
            }
            #expect(try await clock()?.overdue(at: scene.harness.time.now) != nil)
            let untaken = ListRecords<HotlineCall>(facets: [Facet("lastAsked", "yes")])
            #expect(try await hotline.call(untaken).records.count == 1)
            let standing = try await scene.standing(filed.id)
            _ = try await scene.client(Officers.borderGuard).call(
                TakeStep<HotlineCall>(id: filed.id, seen: standing.version, to: .taken)
            )
            #expect(try await clock()?.isRunning == false)
            #expect(try await hotline.call(untaken).records.isEmpty)
        }
    }

    @Test func `nobody but the service itself passes calls on`() async throws {
        try await VictimScene.run { scene in
            _ = try await scene.client(Officers.hotline).call(FileRecord(scene.call()))
            for officer in [Officers.hotline, Officers.police, Officers.gateway] {
                let error = await refusal {
                    try await scene.client(officer).call(RelayHotlineCalls())
                }
                #expect(error?.code == .permissionDenied)
            }
        }
    }
}

extension VictimScene {
    fileprivate func standing(_ call: HotlineCallID) async throws -> Filed<HotlineCall> {
        let sight = try await client(Officers.hotline).call(FetchRecord<HotlineCall>(id: call))
        return try #require(sight.content)
    }
}
