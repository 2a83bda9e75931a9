import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Who signs what, and what a signature holds.
@Suite struct MinutesTests {
    @Test func `two officers and the foreign side make the minutes complete, in any order`()
        async throws
    {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            try await scene.attachForeignSide()
            try await scene.sign(as: .gateOfficer)
            #expect(scene.answer.filed.state == .arrived)
            try await scene.sign(as: .gateColleague)
            #expect(scene.answer.filed.state == .minutesSigned)
            let signatures = try #require(scene.answer.filed.record.minutes?.signatures)
            #expect(
                signatures.map(\.officer)
                    == [Officer.gateOfficer, .gateColleague].map(\.caller.identity)
            )
            #expect(Set(signatures.map(\.request)).count == 2)
        }
    }

    @Test func `two officers without the foreign side are not enough`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            try await scene.sign(as: .gateOfficer)
            try await scene.sign(as: .provincialPolice)
            #expect(scene.answer.filed.state == .arrived)
        }
    }

    @Test func `one officer signs once`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            try await scene.attachForeignSide()
            try await scene.sign(as: .gateOfficer)
            let again = SignMinutes(id: scene.id, digest: try scene.digest)
            let error = await bench.refusal(of: again, as: .gateOfficer)
            #expect(error?.reason == "minutes.sameSigner")
            #expect(try await scene.refresh().record.minutes?.signatures.count == 1)
        }
    }

    @Test func `nobody signs on behalf of anybody`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            let request = SignMinutes(id: scene.id, digest: try scene.digest)
            let error = await #expect(throws: ServiceError.self) {
                try await bench.callOnBehalf(request, of: .gateOfficer)
            }
            #expect(error?.code == .permissionDenied)
            #expect(try await scene.refresh().record.minutes?.signatures.isEmpty == true)
        }
    }

    @Test func `a signature on another digest is refused`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            let error = await bench.refusal(
                of: SignMinutes(id: scene.id, digest: .bench),
                as: .gateOfficer
            )
            #expect(error?.code == .conflict)
            #expect(error?.reason == "minutes.digestChanged")
        }
    }

    @Test func `counting somebody more before anybody signed changes what is signed`() async throws
    {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            try await scene.attachForeignSide()
            let before = try scene.digest
            try await scene.count([(.make(), .arrived)])
            #expect(try scene.digest != before)
            #expect(scene.answer.filed.record.minutes?.foreignSide == nil)
            let error = await bench.refusal(
                of: SignMinutes(id: scene.id, digest: before),
                as: .gateOfficer
            )
            #expect(error?.reason == "minutes.digestChanged")
        }
    }

    @Test func `once an officer has signed nobody is counted any more`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            try await scene.sign(as: .gateOfficer)
            let request = RecordArrivals(
                id: scene.id,
                seen: scene.version,
                arrivals: [.init(person: scene.people[0], outcome: .failed, at: BenchDay.noon)]
            )
            let error = await bench.refusal(of: request, as: .gateOfficer)
            #expect(error?.reason == "minutes.signed")
            #expect(try await scene.refresh().record.manifest[0].arrival == .known(.arrived))
        }
    }

    @Test func `drawn up anew, with a reason, nobody has signed`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            let first = try #require(scene.answer.filed.record.minutes)
            try await scene.sign(as: .gateOfficer)
            let without = await bench.refusal(
                of: DrawUpMinutes(id: scene.id, seen: scene.version, at: BenchDay.noon),
                as: .gateOfficer
            )
            #expect(without?.violations == [.init(field: "reason", rule: "missing")])
            scene.take(
                try await bench.call(
                    DrawUpMinutes(
                        id: scene.id,
                        seen: scene.version,
                        at: BenchDay.noon,
                        reason: "The gate was wrong."
                    ),
                    as: .gateOfficer
                )
            )
            let second = try #require(scene.answer.filed.record.minutes)
            #expect(second.number == first.number)
            #expect(second.edition == 2)
            #expect(second.signatures.isEmpty)
            #expect(second.digest != first.digest)
        }
    }

    @Test func `minutes are not drawn up while somebody is uncounted`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.schedule()
            try await scene.count([(scene.people[0], .arrived)])
            let error = await bench.refusal(
                of: DrawUpMinutes(id: scene.id, seen: scene.version, at: BenchDay.noon),
                as: .gateOfficer
            )
            #expect(error?.reason == "minutes.uncounted")
        }
    }

    @Test func `signed minutes are neither corrected nor voided nor signed again`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            let filed = scene.answer.filed
            var forged = filed.record
            forged.manifest.removeLast()
            let corrected = await bench.refusal(
                of: CorrectRecord<Handover>(
                    id: scene.id,
                    seen: scene.version,
                    corrects: scene.version,
                    record: forged,
                    reason: "no"
                ),
                as: .gateOfficer
            )
            #expect(corrected?.reason == "record.notCorrectable")
            let voided = await bench.refusal(
                of: VoidStep<Handover>(
                    id: scene.id,
                    seen: scene.version,
                    version: scene.version,
                    reason: "no"
                ),
                as: .gateOfficer
            )
            #expect(voided?.reason == "record.notCorrectable")
            let signed = await bench.refusal(
                of: SignMinutes(id: scene.id, digest: try scene.digest),
                as: .immigration
            )
            #expect(signed?.reason == "minutes.complete")
            #expect(try await scene.refresh().version == filed.version)
        }
    }

    @Test func `an addendum holds once two officers have signed it`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            scene.take(
                try await bench.call(
                    AddAddendum(
                        id: scene.id,
                        seen: scene.version,
                        text: "Number 2 arrived an hour later.",
                        at: BenchDay.noon
                    ),
                    as: .gateOfficer
                )
            )
            let addendum = try #require(scene.answer.filed.record.minutes?.addenda.first)
            for officer in [Officer.gateOfficer, .provincialPolice] {
                scene.take(
                    try await bench.call(
                        SignMinutes(id: scene.id, digest: addendum.digest, addendum: 1),
                        as: officer
                    )
                )
            }
            let signed = scene.answer.filed.record.minutes?.addenda.first
            #expect(signed?.signatures.count == 2)
            #expect(scene.answer.filed.record.minutes?.digest == (try scene.digest))
            let onMinutesDigest = await bench.refusal(
                of: SignMinutes(id: scene.id, digest: try scene.digest, addendum: 1),
                as: .immigration
            )
            #expect(onMinutesDigest?.reason == "minutes.digestChanged")
            let none = await bench.refusal(
                of: SignMinutes(id: scene.id, digest: addendum.digest, addendum: 2),
                as: .immigration
            )
            #expect(none?.reason == "minutes.noAddendum")
        }
    }

    @Test func `no addendum before both sides have signed`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            try await scene.drawUp()
            let error = await bench.refusal(
                of: AddAddendum(
                    id: scene.id,
                    seen: scene.version,
                    text: "Too early.",
                    at: BenchDay.noon
                ),
                as: .gateOfficer
            )
            #expect(error?.reason == "minutes.notComplete")
        }
    }

    @Test func `no step and no generic method stands in for the signatures`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let error = await bench.refusal(
                of: TakeStep<Handover>(id: scene.id, seen: scene.version, to: .minutesSigned),
                as: .gateOfficer
            )
            #expect(error?.reason == "lifecycle.through")
        }
    }
}
