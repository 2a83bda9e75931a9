import RPC
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

// What liaison refuses of plans, requests, dossiers, secrets and owed notes.

extension BadCallTests {
    var cooperation: [BadCall<LiaisonScene>] { plans + dossiers + secrets + notes }

    private var plans: [BadCall<LiaisonScene>] {
        [
            BadCall("a task taken up by a body that does not lead it") { scene in
                let id = try await LiaisonScene.tasks.specimen(in: .assigned, scene)
                return try await scene.refused(
                    TakeStep<PlanTask>(id: id, seen: 1, to: .accepted),
                    as: Officers.police
                )
            },
            BadCall("a task completed before its partner reported") { scene in
                let client = scene.client(Officers.consular)
                let task = PlanTask(
                    year: 2_024,
                    title: "Một việc",
                    lead: Officers.consular.organisation,
                    partners: [Officers.police.organisation]
                )
                let filed = try await client.call(FileRecord(task))
                _ =
                    try await client
                    .call(TakeStep<PlanTask>(id: filed.id, seen: 1, to: .accepted))
                _ = try await client.call(
                    ReportTask(id: filed.id, seen: 2, text: "xong", isPartDone: true)
                )
                return try await scene.refused(
                    TakeStep<PlanTask>(
                        id: filed.id,
                        seen: 3,
                        to: .completed,
                        facts: [.finding: "xong"]
                    ),
                    as: Officers.consular
                )
            },
            BadCall("the standing of a plan that no list holds") { scene in
                try await scene.refused(
                    LiaisonPlanPart(plan: Word(text: "99/KH")),
                    as: Officers.consular
                )
            },
            BadCall("the standing of an agreement that there is not") { scene in
                try await scene.refused(
                    LiaisonAgreementPart(agreement: .make()),
                    as: Officers.consular
                )
            },
            BadCall("a plan that comes with no version") { scene in
                try await scene.refused(AdoptPlan(.other), as: Officers.criminalPolice)
            },
            BadCall("a plan handed out twice") { scene in
                // A task of the plan stands already, from the first of these calls.
                try await scene.refused(
                    AdoptPlan(.plan2024),
                    as: Officers.criminalPolice
                )
            },
        ]
    }

    private var dossiers: [BadCall<LiaisonScene>] {
        [
            BadCall("a dossier frozen while an item is being written") { scene in
                let item = try await LiaisonScene.items.specimen(in: .drafted, scene)
                let filed = try await scene.client(Officers.police)
                    .call(FetchRecord<TIPItem>(id: item))
                guard let dossier = filed.content?.record.dossier else {
                    throw SceneError.notReadable
                }
                return try await scene.refused(
                    TakeStep<TIPDossier>(id: dossier, seen: 1, to: .frozen),
                    as: Officers.tipDesk
                )
            },
            BadCall("an item supplied to a frozen dossier") { scene in
                let dossier = try await LiaisonScene.dossiers.specimen(in: .frozen, scene)
                return try await scene.refused(
                    FileRecord(TIPItem(to: dossier, .policy, title: "Một mục", text: "Thêm")),
                    as: Officers.police
                )
            },
        ]
    }

    private var secrets: [BadCall<LiaisonScene>] {
        [
            BadCall("a suspect given away whom cases has not cleared") { scene in
                let transfer = BorderTransfer(
                    of: .suspects,
                    .outward,
                    partner: .laos,
                    office: "Cảnh sát quốc gia",
                    people: [TransferEntry(suspect: .make())]
                )
                let filed = try await scene.client(Officers.police).call(FileRecord(transfer))
                scene.clearing?.become(admitting: false)
                let refused = try await scene.refused(
                    TakeStep<BorderTransfer>(
                        id: filed.id,
                        seen: filed.version,
                        to: .accepted,
                        facts: [.documentNumber: "5/CV"]
                    ),
                    as: Officers.police
                )
                scene.clearing?.become(admitting: true)
                return refused
            },
            BadCall("a letter more secret than the deployment may keep") { scene in
                var letter = scene.letter()
                letter.secrecy = Word(.topSecret)
                return try await scene.refused(
                    DraftCorrespondence(letter: letter),
                    as: Officers.consular
                )
            },
        ]
    }

    private var notes: [BadCall<LiaisonScene>] {
        [
            BadCall("contact closed while its note is owed") { scene in
                let client = scene.client(Officers.consular)
                var letter = scene.letter(agreement: try await scene.inForce().id)
                letter.channel = Word(.hotline)
                let heard =
                    try await client
                    .call(ReceiveCorrespondence(letter: letter, arrivedAt: scene.now))
                return try await scene.refused(
                    TakeStep<Correspondence>(
                        id: heard.filed.id,
                        seen: heard.filed.version,
                        to: .closed,
                        facts: [.reason: "xong"]
                    ),
                    as: Officers.consular
                )
            },
            BadCall("permission asked for what may be passed on anyway") { scene in
                let open = try await scene.client(Officers.consular)
                    .call(ReceiveCorrespondence(letter: scene.letter(), arrivedAt: scene.now))
                return try await scene.refused(
                    AskToForward(id: open.filed.id, body: "Xin phép"),
                    as: Officers.consular
                )
            },
        ]
    }
}

extension TriedKind where Scene == LiaisonScene {
    /// One of the kind, brought to a state.
    func specimen(in state: R.State, _ scene: LiaisonScene) async throws -> R.ID {
        try await LifecycleTrial(scene: scene, kind: self).specimen(in: state).id
    }
}
