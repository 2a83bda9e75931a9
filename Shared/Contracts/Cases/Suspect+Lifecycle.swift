import RPC
public import Vocabulary

extension Suspect {
    /// Where the proceedings against a suspect stand.
    public enum State: String, ClosedList {
        /// Known to the file.
        case identified
        /// Searched for by a notice.
        case wanted
        /// Taken in the act; screened within a day.
        case arrestedInAct
        /// In custody.
        case arrested
        /// Formally accused (khởi tố bị can).
        case accused
        /// Indicted by the procuracy.
        case indicted
        /// Found guilty.
        case convicted
        /// Found not guilty.
        case acquitted
        /// The proceedings against this person have ended.
        case terminated
        /// Freed of criminal liability, for example as a victim forced to offend.
        case exempted
        /// The person has died.
        case deceased
        /// Handed over to another state; see the liaison service.
        case handedOver

        public var label: Label {
            switch self {
            case .identified: Label(vi: "Đã xác định", en: "Identified")
            case .wanted: Label(vi: "Đang truy nã", en: "Wanted")
            case .arrestedInAct: Label(vi: "Bắt quả tang", en: "Arrested in the act")
            case .arrested: Label(vi: "Đã bắt", en: "Arrested")
            case .accused: Label(vi: "Đã khởi tố bị can", en: "Accused")
            case .indicted: Label(vi: "Đã truy tố", en: "Indicted")
            case .convicted: Label(vi: "Bị kết án", en: "Convicted")
            case .acquitted: Label(vi: "Được tuyên không phạm tội", en: "Acquitted")
            case .terminated: Label(vi: "Đình chỉ", en: "Terminated")
            case .exempted: Label(vi: "Miễn trách nhiệm hình sự", en: "Exempted")
            case .deceased: Label(vi: "Đã chết", en: "Deceased")
            case .handedOver: Label(vi: "Đã bàn giao cho nước ngoài", en: "Handed over")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(from: .identified) {
        Step(.identified, to: .wanted, by: .police, needs: [.documentNumber, .decisionDate])
        arrests
        inTheAct
        Step(
            .identified,
            to: .accused,
            by: .police,
            .borderGuard,
            needs: [.documentNumber, .decisionDate, .offence]
        )
        Step(
            .arrested,
            to: .accused,
            by: .police,
            .borderGuard,
            needs: [.documentNumber, .decisionDate, .offence]
        )
        Step(
            .accused,
            to: .indicted,
            by: .procuracy,
            needs: [.indictmentNumber, .decisionDate]
        )
        Step(.indicted, to: .convicted, by: .courts, needs: [.verdict, .sentence])
        Step(.indicted, to: .acquitted, by: .courts, needs: [.verdict])
        Step(.accused, to: .terminated, by: .investigators, .procuracy, needs: [.reason])
        Step(.indicted, to: .terminated, by: .procuracy, .courts, needs: [.reason])
        exceptions
        clearances
    }

    /// Taking back that somebody may be, or is, a victim, in whatever state: a protection ends, so a
    /// second officer who reads the record agrees, of the investigators or of the procuracy.
    private static let clearances: [Step<State>] = State.allCases.map { state in
        Step(
            state,
            to: state,
            by: .investigators,
            needs: [.documentNumber],
            approval: .by(.investigators, .procuracy),
            through: ClearPossibleVictim.method.name
        )
    }

    /// An arrest, with or without a wanted notice before.
    private static let arrests: [Step<State>] = [State.identified, .wanted].map { state in
        Step(state, to: .arrested, by: .investigators, needs: [.documentNumber, .decisionDate])
    }

    /// Whoever is taken in the act is screened within a day, and then held or let go.
    private static let inTheAct: [Step<State>] =
        [
            Step(
                .identified,
                to: .arrestedInAct,
                by: .investigators,
                needs: [.minutesNumber]
            ),
            Step(
                .arrestedInAct,
                to: .arrested,
                by: .investigators,
                needs: [.documentNumber, .decisionDate],
                within: .screening
            ),
            Step(
                .arrestedInAct,
                to: .identified,
                by: .investigators,
                needs: [.reason],
                within: .screening
            ),
            Step(
                .arrestedInAct,
                to: .exempted,
                by: .investigators,
                .procuracy,
                needs: [.reason],
                approval: .colleague
            ),
            Step(
                .arrestedInAct,
                to: .deceased,
                by: .investigators,
                .procuracy,
                needs: [.reason]
            ),
        ]

    /// What can happen to a suspect besides the way of the proceedings.
    private static let exceptions: [Step<State>] =
        [State.identified, .wanted, .arrested, .accused, .indicted].flatMap { state in
            [
                Step(
                    state,
                    to: .exempted,
                    by: .investigators,
                    .procuracy,
                    needs: [.reason],
                    approval: .colleague
                ),
                Step(state, to: .deceased, by: .investigators, .procuracy, needs: [.reason]),
                Step(
                    state,
                    to: .handedOver,
                    by: .police,
                    .borderGuard,
                    needs: [.link, .recipient],
                    approval: .colleague
                ),
            ]
        }
}
