import ServiceContracts
import Vocabulary
import WireCodec

/// How an agreement is kept, as people read it.
extension ReadAgreementStatus.Response: ComposedAnswer {
    var sections: [AnswerSection] {
        [
            AnswerSection(heading: heading, table: TextTable(rows: terms)),
            AnswerSection(heading: StandingPhrase.alarms(), table: alarms),
            AnswerSection(heading: StandingPhrase.series(), table: cadences),
            AnswerSection(heading: StandingPhrase.otherTalks(), table: otherTalks),
            AnswerSection(heading: StandingPhrase.letters(), table: TextTable(rows: letters)),
            AnswerSection(heading: StandingPhrase.focalPoints(), table: TextTable(rows: points)),
            AnswerSection(heading: StandingPhrase.programmes(), table: programmes),
            AnswerSection(heading: StandingPhrase.underIt(), table: undertakings),
        ]
    }

    private var heading: String { "\(StandingPhrase.agreement()) \(status.agreement.loggable)" }

    private var terms: [[String]] {
        let owner = OrganisationNames.name(of: status.owner)
        guard let terms = status.terms else {
            return [[FieldLabels.name(of: "state"), StandingPhrase.onlyKnown(owner)]]
        }
        let rows: [(String, String?)] = [
            ("state", terms.state.label.current),
            ("agreementKind", terms.agreementKind.label.current),
            ("partner", terms.partner.label.current),
            ("signedOn", terms.signedOn?.inVietNam),
            ("inForceFrom", terms.inForceFrom?.inVietNam),
            ("expiresOn", terms.expiresOn?.inVietNam),
            ("reviewBy", terms.reviewBy?.inVietNam),
            ("mandatoryChannel", terms.mandatoryChannel?.label.current),
            ("successor", terms.successor?.loggable),
            ("owner", owner),
        ]
        let holds = terms.holdsToday ? OutputPhrase.yes() : OutputPhrase.no()
        return rows.compactMap { name, value in value.map { [FieldLabels.name(of: name), $0] } }
            + [[StandingPhrase.holdsToday(), holds]]
    }

    private var alarms: TextTable {
        TextTable(
            [ViewPhrase.what(), ViewPhrase.due(), StandingPhrase.alarm()],
            rows: (status.terms?.alarms ?? []).map {
                [$0.about.label.current, $0.dueOn.inVietNam, $0.level.label.current]
            }
        )
    }

    private var cadences: TextTable {
        TextTable(
            [
                StandingPhrase.level(), StandingPhrase.often(), StandingPhrase.lastHeld(),
                StandingPhrase.nextDue(), StandingPhrase.alarm(), StandingPhrase.minutes(),
                StandingPhrase.promised(),
            ],
            rows: status.cadences.map { cadence in
                [
                    cadence.level.label.current, cadence.often.label.current,
                    cadence.lastHeld?.inVietNam ?? "", cadence.nextDue?.inVietNam ?? "",
                    cadence.alarm?.label.current ?? "", cadence.talks.minutes,
                    cadence.talks.commitments.inWords,
                ]
            }
        )
    }

    private var otherTalks: TextTable {
        TextTable(
            [
                StandingPhrase.manner(), StandingPhrase.ahead(), StandingPhrase.lastHeld(),
                StandingPhrase.minutes(), StandingPhrase.promised(),
            ],
            rows: status.otherTalks.filter(\.isAny).map { talks in
                [
                    talks.manner.label.current, "\(talks.ahead)", talks.lastOn?.inVietNam ?? "",
                    talks.minutes, talks.commitments.inWords,
                ]
            }
        )
    }

    private var letters: [[String]] {
        guard let letters = status.letters, letters.outgoing + letters.incoming > 0 else {
            return []
        }
        let least = letters.isLowerBound ? "≥ " : ""
        var rows = [
            [StandingPhrase.outIn(), "\(least)\(letters.outgoing) / \(letters.incoming)"],
            [StandingPhrase.byOther(), "\(least)\(letters.byOtherChannel)"],
        ]
        if letters.byOtherChannel > 0 {
            rows += [
                [StandingPhrase.urgent(), "\(letters.urgent)"],
                [StandingPhrase.namingNone(), "\(letters.namingNone)"],
                [StandingPhrase.notes(), letters.notes.inWords],
            ]
        }
        rows += [
            [StandingPhrase.ours(), letters.owedByUs.inWords],
            [StandingPhrase.theirs(), letters.owedByThem.inWords],
        ]
        let overdue =
            letters.notes.overdueFor + letters.owedByUs.overdueFor + letters.owedByThem.overdueFor
        return rows
            + (overdue.isEmpty
                ? []
                : [
                    [
                        StandingPhrase.overdueNamed(),
                        overdue.map(\.loggable).joined(separator: "\n"),
                    ]
                ])
    }

    private var points: [[String]] {
        guard let points = status.focalPoints, points.isAny else { return [] }
        let counts = StandingPhrase.validOf(
            "\(points.valid)",
            "\(points.ahead)",
            "\(points.ended)"
        )
        let missing = points.missing.map(\.label.current).joined(separator: ", ")
        return [[StandingPhrase.counted(), counts]]
            + (missing.isEmpty ? [] : [[StandingPhrase.missing(), missing]])
    }

    private var programmes: TextTable {
        TextTable(
            [
                StandingPhrase.year(), ViewPhrase.state(), StandingPhrase.campaign(),
                StandingPhrase.activities(),
            ],
            rows: status.programmes.map { programme in
                let days = [programme.campaignFrom, programme.campaignUntil].compactMap(\.self)
                return [
                    "\(programme.year)", programme.state.label.current,
                    days.map(\.inVietNam).joined(separator: " – "),
                    StandingPhrase.activitiesOf("\(programme.held)", "\(programme.planned)"),
                ]
            }
        )
    }

    private var undertakings: TextTable {
        TextTable(
            [ViewPhrase.what(), StandingPhrase.open(), StandingPhrase.closed()],
            rows: status.undertakings.filter { $0.open + $0.closed > 0 }.map { some in
                let least = some.isLowerBound ? "≥ " : ""
                return [
                    RecordWords.kind(some.recordKind), "\(least)\(some.open)",
                    "\(least)\(some.closed)",
                ]
            }
        )
    }
}

extension FocalPointStanding {
    /// Whether there is anything to tell.
    fileprivate var isAny: Bool { valid + ahead + ended > 0 || !missing.isEmpty }
}

extension TalksStanding {
    /// Whether there is anything to tell.
    fileprivate var isAny: Bool { ahead + unminuted + minuted + cancelled > 0 }

    /// How many have minutes, in words.
    fileprivate var minutes: String {
        minuted + unminuted == 0 ? "" : StandingPhrase.minutesOf("\(minuted)", "\(unminuted)")
    }
}

extension CommitmentStanding {
    /// What was taken on and what became of it, in words.
    fileprivate var inWords: String {
        takenOn == 0
            ? "" : StandingPhrase.promisedOf("\(takenOn)", "\(open)", "\(overdue)", "\(done)")
    }
}

extension NoteStanding {
    /// How many followed, in words.
    fileprivate var inWords: String {
        StandingPhrase.notesOf("\(inTime)", "\(late)", "\(owed)", "\(overdue)")
            + (unknown > 0 ? StandingPhrase.unknownNotes("\(unknown)") : "")
    }
}

extension ReplyStanding {
    /// How many are to come, in words.
    fileprivate var inWords: String { StandingPhrase.owedOf("\(outstanding)", "\(overdue)") }
}
