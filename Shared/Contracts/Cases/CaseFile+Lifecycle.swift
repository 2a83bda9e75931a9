public import Vocabulary

extension CaseFile {
    /// Where a case file stands.
    public enum State: String, ClosedList {
        /// Begun from a report or a direct detection.
        case draft
        /// The facts are being verified.
        case verifying
        /// Criminal proceedings are opened (khởi tố).
        case opened
        /// Criminal proceedings are not opened; the procuracy was told.
        case notOpened
        /// The case is investigated.
        case investigating
        /// The investigation rests, for example while a suspect is abroad.
        case suspended
        /// The investigation is concluded with a proposal to prosecute.
        case concluded
        /// The procuracy has brought an indictment.
        case prosecuted
        /// The procuracy has ended the case.
        case terminated
        /// A court has tried it.
        case tried
        /// The judgment is final.
        case finalJudgment
        /// Another body has taken it over.
        case transferred
        /// A closed file was taken up again on new facts.
        case reopened

        public var label: Label {
            switch self {
            case .draft: Label(vi: "Dự thảo", en: "Draft")
            case .verifying: Label(vi: "Đang xác minh", en: "Verifying")
            case .opened: Label(vi: "Đã khởi tố", en: "Opened")
            case .notOpened: Label(vi: "Không khởi tố", en: "Not opened")
            case .investigating: Label(vi: "Đang điều tra", en: "Investigating")
            case .suspended: Label(vi: "Tạm đình chỉ điều tra", en: "Suspended")
            case .concluded: Label(vi: "Kết luận điều tra, đề nghị truy tố", en: "Concluded")
            case .prosecuted: Label(vi: "Đã truy tố", en: "Prosecuted")
            case .terminated: Label(vi: "Đình chỉ", en: "Terminated")
            case .tried: Label(vi: "Đã xét xử", en: "Tried")
            case .finalJudgment: Label(vi: "Bản án có hiệu lực", en: "Final judgment")
            case .transferred: Label(vi: "Đã chuyển hồ sơ", en: "Transferred")
            case .reopened: Label(vi: "Phục hồi", en: "Reopened")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(
        from: .draft,
        ending: [.notOpened, .terminated]
    ) {
        Step(.draft, to: .verifying, by: .rescuers)
        Step(
            .verifying,
            to: .opened,
            by: .police,
            .borderGuard,
            needs: [.documentNumber, .decisionDate, .offence, .recipient],
            approval: .superior
        )
        Step(
            .verifying,
            to: .notOpened,
            by: .police,
            .borderGuard,
            needs: [.reason, .recipient],
            approval: .superior
        )
        Step(.opened, to: .investigating, by: .investigators)
        Step(
            .investigating,
            to: .suspended,
            by: .investigators,
            needs: [.suspensionGround, .reason],
            approval: .superior,
            stops: ClockName.investigations
        )
        Step(
            .suspended,
            to: .investigating,
            by: .investigators,
            needs: [.reason],
            approval: .superior,
            stops: [.resumption]
        )
        Step(
            .investigating,
            to: .concluded,
            by: .investigators,
            needs: [.documentNumber, .decisionDate],
            approval: .superior,
            stops: ClockName.investigations
        )
        procuracySteps
        Step(.prosecuted, to: .tried, by: .courts, needs: [.verdict, .sentence])
        Step(.tried, to: .finalJudgment, by: .courts, needs: [.decisionDate])
        transfers
        Step(
            .notOpened,
            to: .reopened,
            by: .investigators,
            needs: [.reason],
            approval: .by(.procuracy)
        )
        Step(
            .terminated,
            to: .reopened,
            by: .investigators,
            needs: [.reason],
            approval: .by(.procuracy)
        )
        Step(.reopened, to: .verifying, by: .investigators)
        Step(.reopened, to: .investigating, by: .investigators)
    }

    /// What the procuracy decides on a concluded investigation, two prosecutors each.
    private static let procuracySteps: [Step<State>] = [
        Step(
            .concluded,
            to: .prosecuted,
            by: .procuracy,
            needs: [.indictmentNumber, .decisionDate, .recipient],
            approval: .by(.procuracy),
            stops: ClockName.prosecutions
        ),
        Step(
            .concluded,
            to: .investigating,
            by: .procuracy,
            needs: [.reason],
            approval: .by(.procuracy),
            stops: ClockName.prosecutions
        ),
        Step(
            .concluded,
            to: .terminated,
            by: .procuracy,
            needs: [.reason],
            approval: .by(.procuracy),
            stops: ClockName.prosecutions
        ),
    ]

    /// From every open state to another body, which accepts by approving.
    ///
    /// The receiving body opens a file of its own; this one rests.
    private static let transfers: [Step<State>] =
        [State.verifying, .opened, .investigating, .suspended].map { state in
            Step(
                state,
                to: .transferred,
                by: .investigators,
                needs: [.recipient, .reason],
                approval: .recipient(.investigators),
                stops: ClockName.investigations + [.resumption]
            )
        }
}

extension ClockName {
    /// Every clock of an investigation; which of them runs follows from how serious the offence is.
    public static let investigations: [ClockName] = [
        .investigationLessSerious, .investigationSerious, .investigationVerySerious,
    ]

    /// From the answer to a request for assistance to looking whether what rests on it goes on.
    public static let resumption: ClockName = "resumption"

    /// Every clock of the procuracy's decision.
    public static let prosecutions: [ClockName] = [.prosecutionSerious, .prosecutionVerySerious]
}
