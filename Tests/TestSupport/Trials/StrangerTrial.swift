import RPC
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// Tries what somebody learns who has a right role and nothing to do with a record.
///
/// Every call is made twice, for the record and for an identifier that names nothing, and the two
/// replies must be the same bytes. Whoever may know that the record exists, and no more, is shown that
/// much and is otherwise told to ask its owner.
struct StrangerTrial<Scene: TrialScene, R: ServedRecord>: Sendable
where R.Service == Scene.Service.Contract {
    let trial: LifecycleTrial<Scene, R>
    /// Whether every officer may know of every record of this kind.
    let isKnownToAll: Bool

    /// Where strangers sit.
    static var unit: OrgID { "VN/GOV/SOMEWHERE/ELSE" }

    /// What strangers of any role learn that they must not.
    func problems() async throws -> [String] {
        let specimen = try await known()
        let filed = try await trial.standing(specimen)
        let waiting = try await waiting(specimen, filed)
        let before = try await trial.scene.harness.contents()
        var problems: [String] = []
        var nobody = 0
        for role in Role.allCases {
            let officer = Officers.of(role, in: Self.unit)
            let access = filed.access(for: Viewer(officer))
            let found: [String]
            switch access {
            case .none:
                if !officer.roles.isDisjoint(with: R.readers.names) { nobody += 1 }
                found = await learned(by: officer, filed, waiting)
            case .stub: found = await learnedFromStub(by: officer, filed)
            case .content: continue
            }
            problems += found.map { "\(role.rawValue): \($0)" }
        }
        let changed = try await trial.scene.harness.contents().changed(since: before)
        if !changed.isEmpty { problems.append("strangers changed \(changed)") }
        if (nobody == 0) != isKnownToAll { problems.append("\(nobody) roles were strangers") }
        return problems
    }

    /// A record as it is filed, with somebody's decision waiting where its table has ✱ steps.
    private func known() async throws -> Specimen<R> {
        let step = R.lifecycle.steps.first { $0.approval != nil }
        guard let step else {
            return try await trial.kind.file(trial.scene, trial.firstState)
        }
        return try await trial.specimen(in: step.from)
    }

    private func waiting(
        _ specimen: Specimen<R>,
        _ filed: Filed<R>
    ) async throws -> ApprovalID? {
        guard let step = R.lifecycle.steps.first(where: { $0.approval != nil }),
            let role = trial.authors(of: step).first
        else { return nil }
        let author = Officers.of(role, in: trial.kind.seat(step, filed))
        return try await trial.take(step, of: specimen, by: author).awaiting
    }

    // MARK: - Strangers

    private func learned(
        by officer: Caller,
        _ filed: Filed<R>,
        _ approval: ApprovalID?
    ) async -> [String] {
        let caller = Calling(trial.client(officer), purpose: trial.purpose)
        var problems: [String] = []
        func compare<Request: ServiceRequest>(
            _ request: (R.ID) -> Request
        ) async where Request.Service == R.Service {
            problems += await caller.difference(request(filed.id), request(.make()))
        }
        let reason = FreeText("một lý do")
        await compare { FetchRecord<R>(id: $0) }
        await compare { FetchRecord<R>(id: $0, version: 1) }
        await compare { FetchRecord<R>(id: $0, version: 77) }
        await compare { FetchRecord<R>(id: $0, asOf: filed.filing.recordedAt) }
        await compare { FetchRecord<R>(id: $0, version: 1, asOf: filed.filing.recordedAt) }
        await compare { RecordHistory<R>(id: $0) }
        await compare { RecordHistory<R>(id: $0, from: 2, limit: 1) }
        await compare { RecordClocks<R>(id: $0) }
        await compare { NextSteps<R>(id: $0) }
        for version in [filed.version, 1, 99] {
            await compare {
                CorrectRecord(
                    id: $0,
                    seen: version,
                    corrects: 1,
                    record: filed.record,
                    reason: reason
                )
            }
            await compare { VoidStep<R>(id: $0, seen: version, version: version, reason: reason) }
            await compare {
                BeginAttachment<R>(
                    id: $0,
                    name: reason,
                    type: .pdf,
                    bytes: 5,
                    digest: .trial
                )
            }
            await compare {
                SendAttachmentPiece<R>(
                    id: $0,
                    attachment: .make(),
                    offset: 0,
                    content: Bytes(Array("%PDF-".utf8))
                )
            }
            await compare { ListAttachments<R>(id: $0) }
            await compare {
                WithdrawAttachment<R>(id: $0, attachment: .make(), reason: reason)
            }
            await compare { UnmergeRecord<R>(id: $0, seen: version, reason: reason) }
            await compare {
                MergeRecord<R>(id: $0, seen: version, into: .make(), seenInto: 1, reason: reason)
            }
            await compare {
                MergeRecord<R>(id: .make(), seen: 1, into: $0, seenInto: version, reason: reason)
            }
            for clock in R.lifecycle.clocks {
                await compare {
                    ExtendClock<R>(
                        id: $0,
                        seen: version,
                        clock: clock,
                        until: CalendarDate(dayNumber: 22_000),
                        decision: reason
                    )
                }
            }
            for step in R.lifecycle.steps {
                await compare {
                    TakeStep<R>(id: $0, seen: version, to: step.to, facts: .trial(step.needs))
                }
            }
        }
        problems += await updates(caller, filed)
        problems += await decisions(caller, filed, approval)
        return await problems + listed(caller, filed)
    }

    private func updates(_ caller: Calling<R.Service>, _ filed: Filed<R>) async -> [String] {
        func compare<P: ServedRecord & PlainRecord>(_ record: P) async -> [String] {
            guard let caller = caller as? Calling<P.Service> else { return [] }
            var problems: [String] = []
            for version in [filed.version, 1, 99] {
                problems += await caller.difference(
                    UpdateRecord(
                        id: P.ID(filed.id.identifier),
                        seen: version,
                        record: record
                    ),
                    UpdateRecord(id: .make(), seen: version, record: record)
                )
            }
            return problems
        }
        guard let record = filed.record as? any (ServedRecord & PlainRecord) else { return [] }
        return await compare(record)
    }

    private func decisions(
        _ caller: Calling<R.Service>,
        _ filed: Filed<R>,
        _ approval: ApprovalID?
    ) async -> [String] {
        guard let approval else { return [] }
        return await caller.difference(
            DecideApproval<R>(approval: approval, .approve),
            DecideApproval<R>(approval: .make(), .approve)
        )
            + caller.difference(
                DecideApproval<R>(approval: approval, .refuse),
                DecideApproval<R>(approval: .make(), .refuse)
            )
            + caller.difference(
                RatifyStep<R>(approval: approval, .approve),
                RatifyStep<R>(approval: .make(), .approve)
            )
            + caller.difference(ListApprovals<R>(id: filed.id), ListApprovals<R>(id: .make()))
    }

    /// Lists and counts, by everything that the record is listed and counted by.
    private func listed(_ caller: Calling<R.Service>, _ filed: Filed<R>) async -> [String] {
        var problems: [String] = []
        let nothing = Facet("trial", "nothing")
        for facets in [[]] + filed.record.facets.map({ [$0] }) {
            problems += await caller.difference(
                ListRecords<R>(facets: facets),
                ListRecords<R>(facets: [nothing])
            )
            for key in [nil] + Set(filed.record.facets.map(\.key)).sorted() {
                problems += await caller.difference(
                    CountRecords<R>(by: key, facets: facets),
                    CountRecords<R>(by: key, facets: [nothing])
                )
            }
        }
        if let state = filed.state.known {
            problems += await caller.difference(
                ListRecords<R>(states: [state]),
                ListRecords<R>(facets: [nothing])
            )
        }
        return problems
    }

    // MARK: - Whoever knows of it

    private func learnedFromStub(by officer: Caller, _ filed: Filed<R>) async -> [String] {
        guard !officer.roles.isDisjoint(with: R.readers.names) else { return [] }
        let client = trial.client(officer)
        let purpose = trial.purpose
        var problems: [String] = []
        let sight = try? await client.call(FetchRecord<R>(id: filed.id), purpose: purpose)
        if sight?.content != nil || sight?.stub?.id != filed.id || sight?.stub?.owner != filed.owner
        {
            problems.append("fetching shows \(sight.map { "\($0)" } ?? "nothing")")
        }
        let page = try? await client.call(ListRecords<R>(), purpose: purpose)
        if page?.records.contains(where: { $0.content != nil }) ?? true {
            problems.append("the list shows content, or nothing")
        }
        let total = try? await client.call(CountRecords<R>(), purpose: purpose).total
        if total != 0 { problems.append("the count is \(total.map(String.init) ?? "refused")") }
        let calls: [@Sendable () async throws -> Void] = [
            { _ = try await client.call(RecordHistory<R>(id: filed.id), purpose: purpose) },
            { _ = try await client.call(RecordClocks<R>(id: filed.id), purpose: purpose) },
            { _ = try await client.call(NextSteps<R>(id: filed.id), purpose: purpose) },
        ]
        for call in calls {
            let refused = await refusal(of: call).map(Refusal.init)
            if refused != .onlyStub { problems.append("more than a stub: \(refused as Any)") }
        }
        return problems
    }
}

/// Calls a service as somebody and compares replies as they travel.
struct Calling<Service: ServiceContract>: Sendable {
    let client: ServiceClient<Service>
    let purpose: StatedPurpose?

    init(_ client: ServiceClient<Service>, purpose: StatedPurpose?) {
        self.client = client
        self.purpose = purpose
    }

    /// What tells two calls apart by their replies; empty where nothing does.
    func difference<Request: ServiceRequest>(
        _ there: Request,
        _ absent: Request
    ) async -> [String] where Request.Service == Service {
        guard Service.methods.contains(where: { $0 == Request.self }) else { return [] }
        let replies = await (reply(to: there), reply(to: absent))
        return replies.0 == replies.1
            ? [] : ["\(Request.method.name) tells \(replies.0) of what there is, \(replies.1) else"]
    }

    private func reply<Request: ServiceRequest>(
        to request: Request
    ) async -> Reply where Request.Service == Service {
        do {
            return .answer(try Wire.encode(try await client.call(request, purpose: purpose)))
        } catch let error as ServiceError {
            return .refusal(ErrorFrame(error), error)
        } catch {
            return .answer([])
        }
    }

    private enum Reply: Equatable, CustomStringConvertible {
        case answer([UInt8])
        case refusal(ErrorFrame, ServiceError)

        var description: String {
            switch self {
            case .answer(let bytes): "an answer of \(bytes.count) bytes"
            case .refusal(_, let error): "\(error)"
            }
        }
    }
}
