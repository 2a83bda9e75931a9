import Audit
import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary

@Suite struct ApprovalTests {
    private static let facts: StepFacts = [.reason: "no such van"]

    /// A tip whose dismissal awaits a second officer.
    private func proposed(_ office: Office) async throws -> (Filed<Tip>, ApprovalID) {
        let tip = try await office.assigned()
        let outcome = try await office.client(.lan).call(
            TakeStep<Tip>(id: tip.id, seen: tip.version, to: .unfounded, facts: Self.facts)
        )
        #expect(outcome.record == nil)
        return (tip, try #require(outcome.awaiting))
    }

    @Test func `a step with a second officer is taken only once that officer approves`()
        async throws
    {
        try await withOffice { office in
            let (tip, approval) = try await proposed(office)
            let before = try await office.client(.minh).call(FetchRecord<Tip>(id: tip.id))
            #expect(before.content?.state.known == .assigned)
            let outcome = try await office.client(.minh).call(
                DecideApproval<Tip>(approval: approval, .approve)
            )
            #expect(outcome.record?.state.known == .unfounded)
            let last = try await office.client(.lan).call(RecordHistory<Tip>(id: tip.id))
                .versions.last
            #expect(last?.filed.filing.recordedBy == Caller.lan.identity)
            #expect(last?.approvedBy == Caller.minh.identity)
            #expect(last?.facts == Self.facts)
        }
    }

    @Test func `the author is not the second officer`() async throws {
        try await withOffice { office in
            let (_, approval) = try await proposed(office)
            #expect(
                await refusal {
                    _ = try await office.client(.lan).call(
                        DecideApproval<Tip>(approval: approval, .approve)
                    )
                } == "approval.sameOfficer"
            )
        }
    }

    @Test func `a second officer never acts through somebody else's certificate`() async throws {
        try await withOffice { office in
            let (tip, approval) = try await proposed(office)
            let gateway = Caller(
                identity: "spiffe://mps.homeward.gov.vn/service/gateway",
                unit: "",
                roles: ["service.gateway"]
            )
            let context = CallContext.filing(by: .minh, through: gateway)
            #expect(
                await refusal {
                    _ = try await office.keeper.write(context) { desk in
                        try desk.decide(approval, as: Tip.self, .approve)
                    }
                } == "approval.onBehalf"
            )
            #expect(DecideApproval<Tip>.method.via == .callerOnly)
            #expect(RatifyStep<Tip>.method.via == .callerOnly)
            let sight = try await office.client(.lan).call(FetchRecord<Tip>(id: tip.id))
            #expect(sight.content?.state.known == .assigned)
        }
    }

    @Test func `role and unit of the second officer are those of the table`() async throws {
        try await withOffice { office in
            // Of the right role, but seated below the owner; of the right seat, without the role.
            let below = Caller(
                identity: "spiffe://mps.homeward.gov.vn/officer/9",
                unit: "VN/GOV/MPS/PROV/QNI/MONGCAI",
                roles: [Role.provincialPolice.rawValue]
            )
            let clerk = Caller(
                identity: "spiffe://mps.homeward.gov.vn/officer/8",
                unit: "VN/GOV/MPS/PROV/QNI",
                roles: [Role.commune.rawValue]
            )
            let tip = try await office.keeper.write(.filing(by: .lan)) { desk in
                let tip = try desk.file(
                    Tip.about("a van"),
                    owner: Caller.province,
                    assigned: ["VN/GOV/MPS/PROV/QNI/MONGCAI"]
                )
                return try desk.step(tip.id, as: Tip.self, seen: 1, to: .assigned)
            }
            let id = try #require(tip.record?.id)
            let approval = try #require(
                try await office.client(.lan).call(
                    TakeStep<Tip>(id: id, seen: 2, to: .unfounded, facts: Self.facts)
                ).awaiting
            )
            for officer in [below, clerk] {
                let context = CallContext.filing(by: officer)
                #expect(
                    await refusal {
                        _ = try await office.keeper.write(context) { desk in
                            try desk.decide(approval, as: Tip.self, .approve)
                        }
                    } == "approval.notApprover"
                )
            }
        }
    }

    @Test func `whoever may not read the record learns nothing of what waits`() async throws {
        try await withOffice { office in
            let (_, approval) = try await proposed(office)
            let stranger = office.client(.stranger)
            let there = await refusal {
                _ = try await stranger.call(DecideApproval<Tip>(approval: approval, .approve))
            }
            let absent = await refusal {
                _ = try await stranger.call(DecideApproval<Tip>(approval: .make(), .approve))
            }
            #expect(there == "approval.notFound")
            #expect(absent == there)
            #expect(try await stranger.call(ListApprovals<Tip>()).approvals.isEmpty)
        }
    }

    @Test func `the second officer finds what awaits them, the author does not`() async throws {
        try await withOffice { office in
            let (tip, approval) = try await proposed(office)
            let waiting = try await office.client(.minh).call(ListApprovals<Tip>()).approvals
            #expect(waiting.map(\.id) == [approval])
            #expect(waiting.first?.record == tip.id)
            #expect(waiting.first?.facts == Self.facts)
            #expect(try await office.client(.lan).call(ListApprovals<Tip>()).approvals.isEmpty)
        }
    }

    @Test func `a refusal needs a reason and leaves the state as it was`() async throws {
        try await withOffice { office in
            let (tip, approval) = try await proposed(office)
            let minh = office.client(.minh)
            #expect(
                await refusal {
                    _ = try await minh.call(DecideApproval<Tip>(approval: approval, .refuse))
                } == "record.invalidField"
            )
            let outcome = try await minh.call(
                DecideApproval<Tip>(approval: approval, .refuse, reason: FreeText("look again"))
            )
            #expect(outcome.record?.state.known == .assigned)
            #expect(
                await refusal {
                    _ = try await minh.call(DecideApproval<Tip>(approval: approval, .approve))
                } == "approval.outdated"
            )
            // And it can be proposed again.
            _ = try await office.client(.lan).call(
                TakeStep<Tip>(id: tip.id, seen: tip.version, to: .unfounded, facts: Self.facts)
            )
        }
    }

    @Test func `what has changed since it was proposed is not approved`() async throws {
        try await withOffice { office in
            let (tip, approval) = try await proposed(office)
            _ = try await office.client(.lan).call(
                CorrectRecord(
                    id: tip.id,
                    seen: tip.version,
                    corrects: 1,
                    record: Tip.about("two vans"),
                    reason: FreeText("misheard")
                )
            )
            #expect(
                await refusal {
                    _ = try await office.client(.minh).call(
                        DecideApproval<Tip>(approval: approval, .approve)
                    )
                } == "approval.outdated"
            )
        }
    }

    @Test func `two steps of one record do not wait at the same time`() async throws {
        try await withOffice { office in
            let (tip, _) = try await proposed(office)
            #expect(
                await refusal {
                    _ = try await office.client(.minh).call(
                        TakeStep<Tip>(
                            id: tip.id,
                            seen: tip.version,
                            to: .unfounded,
                            facts: Self.facts
                        )
                    )
                } == "approval.pending"
            )
        }
    }

    @Test func `the unit named as recipient accepts without having been able to read`() async throws
    {
        try await withOffice { office in
            let tip = try await office.assigned()
            let approval = try #require(
                try await office.client(.lan).call(
                    TakeStep<Tip>(
                        id: tip.id,
                        seen: tip.version,
                        to: .transferred,
                        facts: [.recipient: "VN/GOV/MOD/BG/QNI"]
                    )
                ).awaiting
            )
            let guardsman = office.client(.guardsman)
            #expect(
                try await guardsman.call(ListApprovals<Tip>()).approvals.map(\.id) == [approval]
            )
            let outcome = try await guardsman.call(
                DecideApproval<Tip>(approval: approval, .approve)
            )
            #expect(outcome.record == nil)
            let sight = try await office.client(.lan).call(FetchRecord<Tip>(id: tip.id))
            #expect(sight.content?.state.known == .transferred)
        }
    }

    @Test func `a step that was approved is voided only once a second officer agrees`() async throws
    {
        try await withOffice { office in
            let (tip, approval) = try await proposed(office)
            let taken = try #require(
                try await office.client(.minh).call(
                    DecideApproval<Tip>(approval: approval, .approve)
                ).record
            )
            let voiding = try await office.client(.lan).call(
                VoidStep<Tip>(
                    id: tip.id,
                    seen: taken.version,
                    version: taken.version,
                    reason: FreeText("the van exists")
                )
            )
            #expect(voiding.record == nil)
            let second = try #require(voiding.awaiting)
            let pending = try await office.client(.minh).call(ListApprovals<Tip>()).approvals
            #expect(pending.map(\.isVoiding) == [true])
            let voided = try await office.client(.minh).call(
                DecideApproval<Tip>(approval: second, .approve)
            )
            #expect(voided.record?.state.known == .assigned)
        }
    }
}
