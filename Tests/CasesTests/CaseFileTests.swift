import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// From a confirmed report to an investigation.
struct CaseFileTests {
    @Test func `a file is begun once for a report, however often it is asked for`() async throws {
        try await CasesScene.run { scene in
            let person = VictimRef.make()
            let report = try await scene.confirmed(people: [person])
            let request = OpenCase(report: report, offence: .article150, transnational: true)
            let first = try await scene.client(Officers.police).call(request)
            let second = try await scene.client(Officers.police).call(request)
            #expect(first.caseFile == second.caseFile)
            let sight = try await scene.client(Officers.police)
                .call(FetchRecord<CaseFile>(id: first.caseFile))
            #expect(sight.content?.record.victims.map(\.victim) == [person])
            #expect(sight.content?.record.report == report)
            let linked = try await scene.client(Officers.police)
                .call(FetchRecord<Report>(id: report))
            #expect(linked.content?.state.known == .linkedToCase)
            #expect(linked.content?.record.caseFile == first.caseFile)
        }
    }

    @Test func `whoever detects a crime themselves begins a file without a report`() async throws {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let person = VictimRef.make()
            let seen = scene.harness.time.now.advanced(by: .seconds(-2 * 86_400))
            let begun = try await guards.call(
                DetectCase(
                    province: .quangNinh,
                    offence: .article151,
                    transnational: true,
                    countries: [.china],
                    forms: [.forcedMarriage],
                    victims: [person],
                    summary: FreeText("Phát hiện khi tuần tra."),
                    occurred: Occurrence(at: seen)
                )
            )
            let file = try #require(
                try await guards.call(FetchRecord<CaseFile>(id: begun.caseFile)).content
            )
            #expect(file.state.known == .draft)
            #expect(file.owner == Officers.borderGuard.organisation)
            #expect(file.record.report == nil)
            #expect(file.record.victims.map(\.victim) == [person])
            #expect(file.record.begunOn == VietnameseTime.date(of: seen))
            let verified = try await guards.call(
                TakeStep<CaseFile>(id: begun.caseFile, seen: begun.version, to: .verifying)
            )
            #expect(verified.record?.state.known == .verifying)
            let stranger = await refusal {
                try await scene.client(Officers.strangePolice)
                    .call(FetchRecord<CaseFile>(id: begun.caseFile))
            }
            #expect(stranger?.code == .notFound)
        }
    }

    @Test func `no file is begun from an unconfirmed report`() async throws {
        try await CasesScene.run { scene in
            let received = try await scene.received()
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(
                    OpenCase(report: received.report, offence: .article150, transnational: true)
                )
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "cases.reportNotConfirmed")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a report is linked by beginning a file, never by hand`() async throws {
        try await CasesScene.run { scene in
            let report = try await scene.confirmed()
            let version = try await scene.client(Officers.police)
                .call(NextSteps<Report>(id: report)).version
            let error = await refusal {
                try await scene.client(Officers.police).call(
                    TakeStep<Report>(
                        id: report,
                        seen: version,
                        to: .linkedToCase,
                        facts: [.link: CaseFileID.make().loggable]
                    )
                )
            }
            #expect(error?.reason == "lifecycle.through")
        }
    }

    @Test func `two officers open proceedings, and the procuracy reads the file from then on`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.verifying()
            let proposed = try await scene.client(Officers.police).call(
                TakeStep<CaseFile>(
                    id: file.id,
                    seen: file.version,
                    to: .opened,
                    facts: CasesScene.decision
                )
            )
            let approval = try #require(proposed.awaiting)
            let waiting = try await scene.client(Officers.police2)
                .call(FetchRecord<CaseFile>(id: file.id))
            #expect(waiting.content?.state.known == .verifying)
            let before = await refusal {
                try await scene.client(Officers.procuracy)
                    .call(FetchRecord<CaseFile>(id: file.id))
            }
            #expect(before?.code == .notFound)
            let opened = try await scene.client(Officers.police2)
                .call(DecideApproval<CaseFile>(approval: approval, .approve))
            #expect(opened.record?.state.known == .opened)
            #expect(opened.record?.record.opening?.number.disclosed == "12/QĐ-ANĐT")
            let seen = try await scene.client(Officers.procuracy)
                .call(FetchRecord<CaseFile>(id: file.id))
            #expect(seen.content?.record.opening?.procuracy == Officers.procuracy.organisation)
        }
    }

    @Test func `an illegal step is refused with the legal ones, and nothing is kept`() async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.verifying()
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.police).call(
                    TakeStep<CaseFile>(id: file.id, seen: file.version, to: .concluded)
                )
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "lifecycle.illegalStep")
            #expect(
                error?.violations.map(\.rule) == [
                    "legal.opened", "legal.notOpened", "legal.transferred",
                ]
            )
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a stale version is a conflict`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.verifying()
            let error = await refusal {
                try await scene.client(Officers.police).call(
                    TakeStep<CaseFile>(
                        id: file.id,
                        seen: file.version - 1,
                        to: .opened,
                        facts: CasesScene.decision
                    )
                )
            }
            #expect(error?.code == .conflict)
            #expect(error?.reason == "record.conflict")
        }
    }

    @Test func `victims are linked and unlinked by reference, each call repeatable`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.file()
            let person = VictimRef.make()
            let police = scene.client(Officers.police)
            let link = LinkVictim(
                caseFile: file.caseFile,
                victim: person,
                supporters: [Officers.health.organisation]
            )
            #expect(try await police.call(link).linked)
            #expect(try await police.call(link).linked == false)
            let unlink = UnlinkVictim(caseFile: file.caseFile, victim: person)
            #expect(try await police.call(unlink).unlinked)
            #expect(try await police.call(unlink).unlinked == false)
        }
    }

    @Test func `many victims of one handover are one change of the file`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.file()
            let people = (0..<LinkVictims.mostPeople).map { _ in VictimRef.make() }
            let police = scene.client(Officers.police)
            let known = try await police.call(
                LinkVictim(caseFile: file.caseFile, victim: people[7])
            )
            let link = LinkVictims(
                caseFile: file.caseFile,
                victims: people,
                handover: .make(),
                supporters: [Officers.health.organisation]
            )
            let linked = try await police.call(link)
            #expect(linked.linked == people.count - 1)
            #expect(linked.version == known.version + 1)
            let again = try await police.call(link)
            #expect(again.linked == 0 && again.version == linked.version)
            let record = try #require(
                try await police.call(FetchRecord<CaseFile>(id: file.caseFile)).content?.record
            )
            #expect(Set(record.victims.map(\.victim)) == Set(people))
            #expect(record.victims.count == people.count)
            #expect(
                record.victims.allSatisfy {
                    $0.handover == link.handover && $0.supporters == link.supporters
                }
            )
        }
    }

    @Test func `a file takes the people of one largest handover, and what is said of them later`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.file().caseFile
            let police = scene.client(Officers.police)
            var people: [VictimRef] = []
            for _ in 0..<10 {
                let some = (0..<LinkVictims.mostPeople).map { _ in VictimRef.make() }
                people += some
                _ = try await police.call(LinkVictims(caseFile: file, victims: some))
            }
            #expect(people.count == 500)
            let before = try await scene.harness.contents()
            for victims in [[VictimRef.make()], [people[0], .make()]] {
                let error = await refusal {
                    try await police.call(LinkVictims(caseFile: file, victims: victims))
                }
                #expect(error?.violations == [.init(field: "victim", rule: "count.0-500")])
            }
            #expect(try await scene.harness.contents().changed(since: before).isEmpty)
            let more = LinkVictims(
                caseFile: file,
                victims: Array(people.prefix(2)),
                supporters: [Officers.health.organisation]
            )
            #expect(try await police.call(more).linked == 0)
            let record = try await police.call(FetchRecord<CaseFile>(id: file)).content?.record
            #expect(record?.victims.count { !$0.supporters.isEmpty } == 2)
        }
    }

    @Test func `a retry under the same key answers the first reply, also after a restart`()
        async throws
    {
        try await CasesScene.run { scene in
            let key = IdempotencyKey.random()
            let request = ReceiveReport(report: scene.report())
            let first = try await scene.client(Officers.borderGuard).call(request, key: key)
            try await scene.harness.restart()
            let second = try await scene.client(Officers.borderGuard).call(request, key: key)
            #expect(first.report == second.report)
            var other = request
            other.report.summary = FreeText("Một tin khác.")
            let changed = other
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(changed, key: key)
            }
            #expect(error?.code == .conflict)
        }
    }
}
