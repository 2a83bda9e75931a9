import Crypto
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

// A tour through everything that a kind's generic methods accept, for looking at what it leaves behind.

extension LifecycleTrial {
    /// Takes every step once, refuses and ratifies where somebody decides, and corrects, voids and
    /// extends wherever the kind admits it.
    func tour() async throws {
        for step in R.lifecycle.steps {
            let specimen = try await specimen(in: step.from)
            try await enter(step, of: specimen)
            try await void(step, of: specimen)
        }
        for state in R.State.allCases where !R.correctableFields(in: state).isEmpty {
            guard let specimen = try? await self.specimen(in: state),
                let filed = try await filed(specimen), isAuthor(specimen.by)
            else { continue }
            try await correct(filed, by: specimen.by)
        }
        try await update()
        if R.isMergeable { try await merge() }
        if R.takesAttachments { try await attach() }
        try await refuseAndDisown()
        try await extend()
    }

    private func isAuthor(_ officer: Caller) -> Bool {
        !officer.roles.isDisjoint(with: R.authors.names)
    }

    private func correct(_ filed: Filed<R>, by officer: Caller) async throws {
        _ = try await client(officer).call(
            CorrectRecord(
                id: filed.id,
                seen: filed.version,
                corrects: filed.version,
                record: filed.record,
                reason: FreeText("viết nhầm")
            )
        )
    }

    /// Brings one up to date in every state that opens a field to it, where the kind is a plain one.
    private func update() async throws {
        guard let kind = R.self as? any (ServedRecord & PlainRecord).Type else { return }
        try await update(kind)
    }

    private func update<P: ServedRecord & PlainRecord>(_ type: P.Type) async throws {
        for state in R.State.allCases {
            guard let there = P.State(rawValue: state.rawValue),
                !P.updatableFields(in: there).isEmpty,
                let specimen = try? await specimen(in: state),
                let filed = try await filed(specimen) as? Filed<P>, isAuthor(specimen.by),
                let client = client(specimen.by) as? ServiceClient<P.Service>
            else { continue }
            _ = try await client.call(
                UpdateRecord(
                    id: filed.id,
                    seen: filed.version,
                    record: filed.record,
                    legalBasis: LegalBasis("53/2024/QH15", "Điều 27")
                )
            )
        }
    }

    /// Attaches a file with a planted name in it, reads it and withdraws it.
    private func attach() async throws {
        let specimen = try await specimen(in: firstState)
        let filed = try await standing(specimen)
        guard let author = author(of: [filed]) else { throw Impossible.nobody(step: "attach") }
        let content = Array("%PDF-1.7 \(Planting.mark)".utf8)
        guard let digest = ContentDigest(Array(SHA256.hash(data: content))) else {
            throw Impossible.unreadable
        }
        let client = client(author)
        let begun = try await client.call(
            BeginAttachment<R>(
                id: specimen.id,
                name: FreeText("biên bản.pdf"),
                type: .pdf,
                bytes: content.count,
                digest: digest
            )
        )
        let sent = try await client.call(
            SendAttachmentPiece<R>(
                id: specimen.id,
                attachment: begun.id,
                offset: 0,
                content: Bytes(content)
            )
        )
        guard sent.isComplete else { throw Impossible.unreadable }
        _ = try await client.call(ListAttachments<R>(id: specimen.id))
        _ = try await client.call(
            WithdrawAttachment<R>(
                id: specimen.id,
                attachment: begun.id,
                reason: FreeText("gửi nhầm")
            )
        )
    }

    /// An officer who may change records of this kind and reads these.
    private func author(of records: [Filed<R>]) -> Caller? {
        R.authors.roles.sorted { $0.rawValue < $1.rawValue }.lazy
            .map { Officers.of($0, in: records[0].owner) }
            .first { officer in
                records.allSatisfy { $0.access(for: Viewer(officer)) == .content }
            }
    }

    /// Merges one into another, and takes that back.
    private func merge() async throws {
        let (one, other) = (
            try await specimen(in: firstState), try await specimen(in: firstState)
        )
        guard let lost = try await filed(one), let kept = try await filed(other) else { return }
        guard let author = author(of: [lost, kept]) else { throw Impossible.nobody(step: "merge") }
        let reason = FreeText("cùng một người")
        let pair = try await client(author).call(
            MergeRecord<R>(
                id: lost.id,
                seen: lost.version,
                into: kept.id,
                seenInto: kept.version,
                reason: reason
            )
        )
        _ = try await client(author).call(
            UnmergeRecord<R>(id: lost.id, seen: pair.duplicate.version, reason: reason)
        )
    }

    /// Declares the step just taken void, where the kind admits that.
    private func void(_ step: Step<R.State>, of specimen: Specimen<R>) async throws {
        guard !step.stays, let filed = try await filed(specimen), R.isVoidable(in: step.to),
            let role = authors(of: step).first
        else { return }
        let author = Officers.of(role, in: kind.seat(step, filed))
        guard filed.access(for: Viewer(author)) == .content else { return }
        let history = try await client(specimen.by)
            .call(RecordHistory<R>(id: specimen.id, limit: 200)).versions
        let taken = history.last { $0.what == .stepped || $0.what == .actedAlone }
        guard let version = taken?.filed.version else { return }
        _ = try await client(author).call(
            VoidStep<R>(
                id: specimen.id,
                seen: filed.version,
                version: version,
                reason: FreeText("làm nhầm")
            )
        )
    }

    private func refuseAndDisown() async throws {
        for step in R.lifecycle.steps where step.approval != nil {
            guard let role = authors(of: step).first, let approver = approvers(of: step).first
            else { continue }
            let specimen = try await specimen(in: step.from)
            let filed = try await standing(specimen)
            let author = Officers.of(role, in: kind.seat(step, filed))
            let second = Officers.of(approver, in: seat(of: step, filed), 2)
            let reason = FreeText("chưa đủ căn cứ")
            if let waiting = try await take(step, of: specimen, by: author).awaiting {
                _ = try await client(second)
                    .call(DecideApproval<R>(approval: waiting, .refuse, reason: reason))
            }
            guard step.approval?.ratification != nil else { continue }
            let alone = try await self.specimen(in: step.from)
            if let act = try await take(step, of: alone, by: author, alone: true).toRatify {
                _ = try await client(second)
                    .call(RatifyStep<R>(approval: act, .refuse, reason: reason))
            }
        }
    }

    /// Extends whatever clock runs in some state in which the filing officer is an author.
    private func extend() async throws {
        for state in R.State.allCases {
            guard !R.lifecycle.clocks.isEmpty, let specimen = try? await specimen(in: state),
                let filed = try await filed(specimen), isAuthor(specimen.by)
            else { continue }
            let clocks = try await client(specimen.by).call(RecordClocks<R>(id: specimen.id))
            guard let running = clocks.clocks.first(where: \.isRunning) else { continue }
            _ = try await client(specimen.by).call(
                ExtendClock<R>(
                    id: specimen.id,
                    seen: filed.version,
                    clock: running.name,
                    until: VietnameseTime.date(of: running.dueAt ?? clocks.now)
                        .adding(days: 90),
                    decision: FreeText("45/QĐ-GH"),
                    legalBasis: LegalBasis("53/2024/QH15", "Điều 27")
                )
            )
            return
        }
    }
}
