public import Vocabulary

extension GuardianQuestion {
    /// Where a question stands.
    public enum State: String, ClosedList {
        /// Nobody has looked yet: the guardian is unscreened.
        case asked
        /// It is the guardian, who speaks for no minor.
        case barred
        /// Somebody else was meant.
        case anotherPerson
        /// It was the guardian, who is no suspect any more.
        case noSuspect

        public var label: Label {
            switch self {
            case .asked: Label(vi: "Chờ xem xét", en: "Asked")
            case .barred: Label(vi: "Là người giám hộ, đã loại", en: "The guardian, barred")
            case .anotherPerson: Label(vi: "Là người khác", en: "Another person")
            case .noSuspect: Label(vi: "Không còn bị tình nghi", en: "No suspect any more")
            }
        }
    }

    /// Who may answer, and how.
    ///
    /// One officer bars, which protects; that somebody may speak for a minor again needs a second one.
    public static let lifecycle = Lifecycle<State>(
        from: .asked,
        ending: [.barred, .anotherPerson, .noSuspect]
    ) {
        Step(
            .asked,
            to: .barred,
            by: .healthAuthority,
            needs: [.finding],
            within: .referralAnswer
        )
        [State.asked, .barred].map { state in
            Step(
                state,
                to: .anotherPerson,
                by: .healthAuthority,
                needs: [.finding],
                approval: .colleague
            )
        }
        Step(
            .barred,
            to: .noSuspect,
            by: .healthAuthority,
            needs: [.documentNumber],
            approval: .colleague
        )
        Step(.anotherPerson, to: .asked, by: .healthAuthority, needs: [.reason])
        Step(.noSuspect, to: .asked, by: .healthAuthority, needs: [.reason])
    }
}
