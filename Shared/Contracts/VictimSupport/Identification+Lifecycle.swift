public import Vocabulary

extension Identification {
    /// Where an identification stands.
    public enum State: String, ClosedList {
        /// The person, or somebody for them, came forward (Article 27).
        case reported
        /// The person was brought to the commune.
        case broughtToCommune
        /// Rescuers have the person (Article 28).
        case rescued
        /// The person is abroad (Articles 29 and 30).
        case abroad
        /// A mission abroad has verified what it could.
        case missionVerified
        /// The police of the person's home have checked who they are, for immigration's answer.
        case locallyChecked
        /// Immigration has answered the mission: the person may come home.
        case cleared
        /// The health authority has received the person.
        case received
        /// Health authority and provincial police have verified the first facts together.
        case initialVerified
        /// The police verify.
        case policeVerifying
        /// The person is a victim.
        case confirmed
        /// The person is not a victim.
        case notVictim
        /// A confirmation was taken back.
        case revoked
        /// The person contests the decision.
        case appealed
        /// The person wants no identification.
        case withdrawn
        /// Nobody knows where the person is.
        case missing
        /// The person has died.
        case deceased

        public var label: Label {
            switch self {
            case .reported: Label(vi: "Đã trình báo", en: "Reported")
            case .broughtToCommune: Label(vi: "Đã đưa đến UBND xã", en: "Brought to the commune")
            case .rescued: Label(vi: "Đã giải cứu", en: "Rescued")
            case .abroad: Label(vi: "Ở nước ngoài", en: "Abroad")
            case .missionVerified:
                Label(vi: "Cơ quan đại diện đã xác minh", en: "Verified by the mission")
            case .locallyChecked:
                Label(vi: "Công an địa phương đã xác minh", en: "Checked by the local police")
            case .cleared: Label(vi: "Đã được trả lời cho về nước", en: "Cleared to return")
            case .received: Label(vi: "Sở Y tế đã tiếp nhận", en: "Received")
            case .initialVerified: Label(vi: "Đã xác minh ban đầu", en: "Initially verified")
            case .policeVerifying: Label(vi: "Công an đang xác minh", en: "Police verifying")
            case .confirmed: Label(vi: "Xác nhận là nạn nhân", en: "Confirmed")
            case .notVictim: Label(vi: "Không phải nạn nhân", en: "Not a victim")
            case .revoked: Label(vi: "Thu hồi xác nhận", en: "Revoked")
            case .appealed: Label(vi: "Khiếu nại", en: "Appealed")
            case .withdrawn: Label(vi: "Người đó rút yêu cầu", en: "Withdrawn")
            case .missing: Label(vi: "Mất liên lạc", en: "Missing")
            case .deceased: Label(vi: "Đã chết", en: "Deceased")
            }
        }
    }

    public static let lifecycle = Lifecycle<State>(
        from: .reported,
        .rescued,
        .abroad,
        ending: [.confirmed, .notVictim, .revoked]
    ) {
        reception
        verification
        confirmations
        contests
        exceptions
    }

    /// From where the person was to the health authority.
    private static let reception: [Step<State>] =
        [
            Step(
                .reported,
                to: .broughtToCommune,
                by: .firstResponders,
                within: .bringToCommune,
                starts: [.communeNotification]
            ),
            Step(
                .broughtToCommune,
                to: .received,
                by: .commune,
                .healthAuthority,
                starts: [.initialVerification],
                stops: [.communeNotification]
            ),
            Step(.rescued, to: .received, by: .rescuers, starts: [.initialVerification]),
            Step(.abroad, to: .missionVerified, by: .missions, needs: [.finding]),
            Step(
                .missionVerified,
                to: .locallyChecked,
                by: .provincialPolice,
                needs: [.finding],
                stops: [.localPoliceCheck]
            ),
        ]
        + [State.missionVerified, .locallyChecked].map { state in
            Step(
                state,
                to: .cleared,
                by: .immigration,
                needs: [.documentNumber],
                within: .identityAnswer,
                starts: [.travelPaper],
                stops: ClockName.earlierChecks
            )
        } + [
            Step(
                .cleared,
                to: .received,
                by: .receivers,
                starts: [.initialVerification],
                stops: [.travelPaper]
            )
        ]

    /// The first facts, by two bodies together; then the police alone.
    private static let verification: [Step<State>] = [
        Step(
            .received,
            to: .initialVerified,
            by: .healthAuthority,
            needs: [.finding],
            approval: .by(.provincialPolice),
            stops: [.initialVerification]
        ),
        Step(
            .initialVerified,
            to: .policeVerifying,
            by: .provincialPolice,
            starts: [.policeVerification]
        ),
        Step(
            .policeVerifying,
            to: .notVictim,
            by: .rescuers,
            .procuracy,
            .courts,
            needs: [.reason, .documentNumber, .decisionDate],
            approval: .by(.rescuers, .procuracy, .courts),
            stops: [.policeVerification]
        ),
    ]

    /// A confirmation on one of the papers of Article 33.
    ///
    /// After the police have verified; or before, on the certificate of whoever rescued the person
    /// or on a foreign paper that a consulate legalised.
    private static let confirmations: [Step<State>] = [
        Step(
            .policeVerifying,
            to: .confirmed,
            by: .rescuers,
            .procuracy,
            .courts,
            needs: [.confirmationPaper, .issuer, .documentNumber, .decisionDate, .evidence],
            approval: .by(.rescuers, .procuracy, .courts),
            stops: [.policeVerification]
        ),
        Step(
            .received,
            to: .confirmed,
            by: .rescuers,
            needs: [.confirmationPaper, .issuer, .documentNumber, .decisionDate, .evidence],
            approval: .by(.rescuers),
            stops: [.initialVerification]
        ),
        Step(
            .initialVerified,
            to: .confirmed,
            by: .rescuers,
            needs: [.confirmationPaper, .issuer, .documentNumber, .decisionDate, .evidence],
            approval: .by(.rescuers)
        ),
    ]

    /// Taking a decision back, and contesting one.
    private static let contests: [Step<State>] = [
        Step(
            .confirmed,
            to: .revoked,
            by: .rescuers,
            .procuracy,
            .courts,
            needs: [.reason, .documentNumber, .decisionDate],
            approval: .by(.rescuers, .procuracy, .courts)
        ),
        Step(
            .notVictim,
            to: .appealed,
            by: .victimSupporters,
            needs: [.reason],
            starts: [.appeal]
        ),
        Step(.revoked, to: .appealed, by: .victimSupporters, needs: [.reason], starts: [.appeal]),
        Step(
            .appealed,
            to: .policeVerifying,
            by: .police,
            starts: [.policeVerification],
            stops: [.appeal]
        ),
    ]

    /// Clocks of what nobody owes a person any more who is gone, or wants nothing.
    private static let underWay: [ClockName] =
        [
            .communeNotification, .travelPaper, .initialVerification, .policeVerification, .appeal,
        ] + ClockName.earlierChecks

    /// What can happen to a person besides; somebody missing who is found is received again.
    private static let exceptions: [Step<State>] =
        [
            State.reported, .broughtToCommune, .rescued, .abroad, .missionVerified,
            .locallyChecked, .cleared, .received, .initialVerified, .policeVerifying, .appealed,
        ].flatMap { state in
            [
                Step(
                    state,
                    to: .withdrawn,
                    by: .victimSupporters,
                    .missions,
                    needs: [.reason],
                    stops: underWay
                ),
                Step(
                    state,
                    to: .missing,
                    by: .firstResponders,
                    .facilities,
                    needs: [.reason],
                    stops: underWay
                ),
                Step(
                    state,
                    to: .deceased,
                    by: .firstResponders,
                    .facilities,
                    needs: [.reason],
                    stops: underWay
                ),
            ]
        } + [
            Step(.missing, to: .received, by: .receivers, starts: [.initialVerification]),
            Step(.missing, to: .deceased, by: .firstResponders, needs: [.reason]),
        ]
}

extension ClockName {
    /// From an appeal against a decision to the police taking it up again.
    public static let appeal: ClockName = "appeal"
    /// What local police and immigration owed a mission one after the other under the circular of 2008,
    /// before immigration's answer got a limit of its own.
    public static let earlierChecks: [ClockName] = [.localPoliceCheck, .immigrationCheck]
}
