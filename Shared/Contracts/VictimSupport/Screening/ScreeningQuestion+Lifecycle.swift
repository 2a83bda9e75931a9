public import Vocabulary

extension ScreeningQuestion {
    /// Where a question stands.
    ///
    /// Cases hears of none of this but whether the screening is pending.
    public enum State: String, ClosedList {
        /// Nobody has looked yet.
        case asked
        /// It may be the person, and the investigators know what they have to.
        case told
        /// Somebody else was meant.
        case anotherPerson

        public var label: Label {
            switch self {
            case .asked: Label(vi: "Chờ xem xét", en: "Asked")
            case .told: Label(vi: "Đã báo cơ quan điều tra", en: "Investigators told")
            case .anotherPerson: Label(vi: "Là người khác", en: "Another person")
            }
        }
    }

    /// Who may answer, and how.
    ///
    /// That somebody else was meant lets proceedings go on, so a second officer agrees, and it can be
    /// taken back. Whether the person is a victim is no step here: the identification decides it.
    public static let lifecycle = Lifecycle<State>(
        from: .asked,
        ending: [.told, .anotherPerson]
    ) {
        Step(
            .asked,
            to: .told,
            by: .healthAuthority,
            needs: [.documentNumber],
            within: .referralAnswer
        )
        Step(
            .asked,
            to: .anotherPerson,
            by: .healthAuthority,
            needs: [.finding],
            approval: .colleague
        )
        Step(
            .told,
            to: .anotherPerson,
            by: .healthAuthority,
            needs: [.finding],
            approval: .colleague
        )
        Step(.anotherPerson, to: .asked, by: .healthAuthority, needs: [.reason])
    }
}
