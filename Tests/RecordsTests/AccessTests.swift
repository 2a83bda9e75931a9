import RPC
import Records
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// None, stub, content: the same answer wherever somebody asks.
@Suite struct AccessTests {
    @Test func `a stranger with the right role meets nothing anywhere`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let before = try await office.everything()
            let problems = await strangerProblems(
                of: Tip.self,
                id: tip.id,
                sample: .about("a van"),
                as: office.client(.stranger)
            )
            #expect(problems == [])
            #expect(try await office.everything() == before)
        }
    }

    @Test func `a stranger meets nothing of a person, whatever the purpose`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            let problems = await strangerProblems(
                of: Person.self,
                id: person.id,
                sample: person.record,
                as: office.client(.otherHealth),
                purpose: Office.purpose
            )
            #expect(problems == [])
        }
    }

    @Test func `a stub tells that a record exists and whom to ask, and nothing else`() async throws
    {
        try await withOffice { office in
            let tip = try await office.filed(visibility: .shared)
            let client = office.client(.guardsman)
            let sight = try await client.call(FetchRecord<Tip>(id: tip.id))
            #expect(sight.content == nil)
            #expect(sight.stub?.id == tip.id)
            #expect(sight.stub?.owner == Caller.province)
            let earlier = try await client.call(FetchRecord<Tip>(id: tip.id, version: 1))
            #expect(earlier.content == nil && earlier.stub != nil)
            let listed = try await client.call(ListRecords<Tip>()).records
            #expect(listed.map(\.id) == [tip.id] && listed.allSatisfy { $0.content == nil })
            #expect(try await client.call(CountRecords<Tip>()).total == 0)
            #expect(try await client.call(CountRecords<Tip>(by: "topic")).counts == [])
            let reasons = [
                await refusal { _ = try await client.call(RecordHistory<Tip>(id: tip.id)) },
                await refusal { _ = try await client.call(RecordClocks<Tip>(id: tip.id)) },
                await refusal { _ = try await client.call(NextSteps<Tip>(id: tip.id)) },
            ]
            #expect(reasons.allSatisfy { $0 == "record.onlyStub" })
        }
    }

    @Test func `no filter finds a stub, or it would tell what the stub hides`() async throws {
        try await withOffice { office in
            _ = try await office.filed(visibility: .shared)
            for officer in [Caller.lan, .guardsman] {
                let client = office.client(officer)
                let isOwner = officer == .lan
                let byFacet = ListRecords<Tip>(facets: [Facet("topic", Word(Topic.recruitment))])
                let byState = ListRecords<Tip>(states: [.received])
                #expect(try await client.call(byFacet).records.count == (isOwner ? 1 : 0))
                #expect(try await client.call(byState).records.count == (isOwner ? 1 : 0))
            }
        }
    }

    @Test func `what is for the ministry is read in the ministry and nowhere else`() async throws {
        try await withOffice { office in
            let tip = try await office.filed(visibility: .ministry)
            let colleague = try await office.client(.stranger).call(FetchRecord<Tip>(id: tip.id))
            #expect(colleague.content != nil)
            #expect(
                await refusal {
                    _ = try await office.client(.guardsman).call(FetchRecord<Tip>(id: tip.id))
                } == "record.notFound"
            )
        }
    }

    @Test func `a restricted record is for those it is assigned to, however visible`() async throws
    {
        try await withOffice { office in
            let tip = try await office.filed(visibility: .shared, handling: .restricted)
            for officer in [Caller.stranger, .guardsman] {
                #expect(
                    await refusal {
                        _ = try await office.client(officer).call(FetchRecord<Tip>(id: tip.id))
                    } == "record.notFound"
                )
            }
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.assign(tip.id, as: Tip.self, seen: 1, to: ["VN/GOV/MOD/BG/QNI"])
            }
            let guardsman = office.client(.guardsman)
            let sight = try await guardsman.call(FetchRecord<Tip>(id: tip.id))
            #expect(sight.content?.version == 2)
            // What they were not meant to read then, they do not read now.
            #expect(
                await refusal {
                    _ = try await guardsman.call(FetchRecord<Tip>(id: tip.id, version: 1))
                } == "record.notFound"
            )
            let history = try await guardsman.call(RecordHistory<Tip>(id: tip.id)).versions
            #expect(history.map(\.filed.version) == [2])
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.assign(tip.id, as: Tip.self, seen: 2, takingFrom: ["VN/GOV/MOD/BG/QNI"])
            }
            #expect(
                await refusal { _ = try await guardsman.call(FetchRecord<Tip>(id: tip.id)) }
                    == "record.notFound"
            )
        }
    }

    @Test func `a conflict names no field of a version that the caller could not read`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed(.about("first"), handling: .restricted)
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.follow(tip.id, as: Tip.self) { tip, filing in
                    tip.summary = FreeText("second")
                    filing.visibility = Word(.ministry)
                    filing.handling = Word(.open)
                }
            }
            for (officer, changed) in [(Caller.stranger, []), (.minh, ["summary"])] {
                do {
                    _ = try await office.take(.assigned, of: tip, by: officer)
                    Issue.record("the stale write was accepted")
                } catch let error as ServiceError {
                    #expect(error.reason == "record.conflict")
                    #expect(error.violations.dropFirst().map(\.field) == changed)
                }
            }
        }
    }

    @Test func `roles without content get nothing, from however high they look`() async throws {
        try await withOffice { office in
            let tip = try await office.filed(visibility: .shared)
            for role in [Role.auditor, .administrator, .steeringCommittee] {
                let caller = Caller(
                    identity: "spiffe://mps.homeward.gov.vn/officer/1",
                    unit: "VN/GOV",
                    roles: [role.rawValue]
                )
                #expect(
                    await refusal {
                        _ = try await office.keeper.read(.filing(by: caller)) { desk in
                            try desk.sight(of: tip.id, as: Tip.self)
                        }
                    } == "record.notFound",
                    "\(role)"
                )
            }
        }
    }

    @Test func `whoever belongs to no unit gets nothing`() async throws {
        try await withOffice { office in
            let tip = try await office.filed(visibility: .shared)
            let caller = Caller(
                identity: "spiffe://mps.homeward.gov.vn/officer/2",
                unit: "",
                roles: [Role.provincialPolice.rawValue]
            )
            #expect(
                await refusal {
                    _ = try await office.client(caller).call(FetchRecord<Tip>(id: tip.id))
                } == "record.notFound"
            )
        }
    }
}
