import RPC

/// What an officer works with, and the verbs that go with it; both follow from the contracts.
///
/// `cases.report.fetch` is `homeward report show`, `liaison.handover.recordArrivals` is
/// `homeward handover record-arrivals`. A method added to a contract is a verb here at once.
struct Noun: Sendable {
    /// What one types, `report`.
    let name: String
    /// What it is.
    let about: NounPhrase
    /// The beginnings of the names of its methods, the record kinds: `cases.report`.
    let kinds: [String]
    /// The service whose methods without a kind, `cases.open`, belong to it.
    let service: String?

    private init(
        name: String,
        about: NounPhrase,
        kinds: [String],
        service: String? = nil
    ) {
        self.name = name
        self.about = about
        self.kinds = kinds
        self.service = service
    }

    /// Every noun.
    static let all = [
        report, file, operation, victim, support, facility, hotline, interpreter, trace, handover,
        correspondence, agreement, talks, request, plan, activity, dossier,
    ]

    static let report = Noun(name: "report", about: .report, kinds: ["cases.report"])
    static let file = Noun(name: "case", about: .file, kinds: caseKinds, service: "cases")
    private static let caseKinds = [
        "cases.file", "cases.suspect", "cases.wanted", "cases.event", "cases.evidence",
    ]
    static let operation = Noun(
        name: "operation",
        about: .operation,
        kinds: [
            "cases.operation", "cases.campaign", "cases.network", "cases.crossing",
            "cases.figure",
        ]
    )
    static let victim = Noun(
        name: "victim",
        about: .victim,
        kinds: [
            "victims.victim", "victims.identification", "victims.reception", "victims.referral",
            "victims.consent", "victims.guardianship", "victims.transfer",
            "victims.embassyNotice", "victims.transferRequest", "victims.screeningQuestion",
            "victims.guardianQuestion",
        ],
        service: "victims"
    )
    static let support = Noun(
        name: "support",
        about: .support,
        kinds: [
            "victims.supportPlan", "victims.needsAssessment", "victims.service",
            "victims.application", "victims.followUp",
        ]
    )
    static let facility = Noun(
        name: "facility",
        about: .facility,
        kinds: ["victims.facility", "victims.stay"]
    )
    static let hotline = Noun(name: "hotline", about: .hotline, kinds: ["victims.hotlineCall"])
    static let interpreter = Noun(
        name: "interpreter",
        about: .interpreter,
        kinds: ["victims.interpreter", "victims.interpretation"]
    )
    static let trace = Noun(name: "trace", about: .trace, kinds: ["victims.trace"])
    static let handover = Noun(
        name: "handover",
        about: .handover,
        kinds: ["liaison.handover", "liaison.handOn", "liaison.transfer", "gateway.reception"],
        service: "gateway"
    )
    static let correspondence = Noun(
        name: "correspondence",
        about: .correspondence,
        kinds: ["liaison.correspondence"]
    )
    static let agreement = Noun(name: "agreement", about: .agreement, kinds: ["liaison.agreement"])

    static let talks = Noun(
        name: "talks",
        about: .talks,
        kinds: [
            "liaison.meeting", "liaison.meetingSeries", "liaison.programme", "liaison.focalPoint",
        ]
    )
    static let request = Noun(
        name: "request",
        about: .request,
        kinds: ["liaison.informationRequest", "liaison.assistance", "liaison.consularCase"]
    )
    static let plan = Noun(name: "plan", about: .plan, kinds: ["liaison.planTask", "liaison.plan"])
    static let activity = Noun(name: "activity", about: .activity, kinds: ["liaison.activity"])
    static let dossier = Noun(
        name: "dossier",
        about: .dossier,
        kinds: ["liaison.tipDossier", "liaison.tipItem"]
    )

    /// Methods that services call on one another for an officer, or that have a command of their own.
    static let apart: Set<String> = [
        "cases.journeyPart", "cases.casePart", "victims.journeyPart", "victims.casePart",
        "liaison.journeyPart", "liaison.casePart", "gateway.caseOverview", "gateway.victimJourney",
        "liaison.reception.claim", "liaison.reception.confirm", "liaison.reception.release",
        "victims.places.reserve", "victims.places.release", "victims.places.takeUp",
        "victims.hotlineCall.relay", "victims.screening.ask", "cases.suspect.tellScreening",
        "victims.admitReturn", "cases.suspect.admitHandover", "cases.file.tellAssistance",
        "cases.file.recallAssistance",
        "victims.htcds.import", "victims.htcds.export", "cases.personEvents",
        "liaison.agreementPart", "liaison.planPart", "cases.planPart",
        "cases.deadlines", "victims.deadlines", "liaison.deadlines", "gateway.deadlineRadar",
        "cases.find", "victims.find", "liaison.find", "gateway.search",
        "cases.feedPlace", "victims.feedPlace", "liaison.feedPlace", "gateway.eventFeed",
        "cases.statistics", "victims.statistics", "liaison.statistics", "gateway.statistics",
        "cases.publishedFigures", "gateway.evidence",
    ]

    /// Generic methods that have a command of their own, `homeward attachment`.
    private static let apartOfEveryKind: Set<String> = ["attach", "attachPiece", "readAttachment"]

    /// Whether a method is no verb.
    static func isApart(_ method: String) -> Bool {
        apart.contains(method)
            || method.split(separator: ".").last.map { apartOfEveryKind.contains(String($0)) }
                == true
    }

    /// A verb and the method that it calls.
    struct Verb: Sendable, Hashable {
        /// What one types, `show` or `suspect.show`.
        let name: String
        /// The method's wire name.
        let method: String
        /// Fields that the verb itself says, `decision` of `approve`.
        var says: [String: String] = [:]
    }

    /// Every verb, in the contracts' order; the first kind's bear no prefix, the others' do.
    var verbs: [Verb] {
        let methods = Services.names
            .filter { !Self.isApart($0) }
        let builtin = BuiltinMethod.allCases.map(\.rawValue)
        var verbs: [Verb] = methods.compactMap { method in
            let parts = method.split(separator: ".").map(String.init)
            if let composition = Self.composition(method) {
                return composition.noun == name
                    ? Verb(name: composition.verb, method: method) : nil
            }
            guard parts.count == 2, parts[0] == service, !builtin.contains(parts[1]) else {
                return nil
            }
            return Verb(name: parts[1].kebabCase, method: method)
        }
        for (index, kind) in kinds.enumerated() {
            let short = kind.split(separator: ".").last.map { String($0).kebabCase } ?? kind
            let prefix = index == 0 ? "" : short + "."
            for method in methods where method.hasPrefix(kind + ".") {
                let last = String(method.dropFirst(kind.count + 1))
                verbs += Self.verbs(of: last, method: method, prefix: prefix)
            }
        }
        return verbs
    }

    /// The noun that a composition of the gateway is called after, and its verb there:
    /// `gateway.planProgress` is `plan progress`.
    private static func composition(_ method: String) -> (noun: String, verb: String)? {
        let parts = method.split(separator: ".")
        guard parts.count == 2, parts[0] == "gateway" else { return nil }
        return names.lazy.compactMap { name in
            let rest = parts[1].dropFirst(name.count)
            guard parts[1].hasPrefix(name), rest.first?.isUppercase == true else { return nil }
            return (name, String(rest).kebabCase)
        }.first
    }

    /// The nouns' names, before any noun stands.
    private static let names = all.map(\.name)

    /// What one types for a method, `report receive`; `nil` where no noun has it.
    static func command(of method: String) -> String? {
        all.lazy.compactMap { noun in
            noun.verbs.first { $0.method == method }.map { "\(noun.name) \($0.name)" }
        }.first
    }

    /// Where the fields of a method are explained: by its verb's help, else by its schema.
    static func help(of method: String) -> String {
        command(of: method).map { VerbPhrase.seeVerbHelp($0) } ?? CallPhrase.seeSchema(method)
    }

    /// What precedes the kernel's verbs of the kind that a method is about: `report `, `case suspect.`.
    static func prefix(of method: String) -> String? {
        let kind = method.split(separator: ".").dropLast().joined(separator: ".")
        guard let command = command(of: kind + ".fetch"), command.hasSuffix("show") else {
            return nil
        }
        return String(command.dropLast(4))
    }

    /// What one types for the first of some verbs that the kind has which a method is about, `handover
    /// transfer.sign`; else for that of the noun itself: what a hand-on waits for is done to its handover.
    static func command(of verbs: [String], near method: String) -> String? {
        let own = prefix(of: method)
        guard let place = own ?? command(of: method),
            let noun = all.first(where: { place.hasPrefix($0.name + " ") })
        else { return nil }
        let kind = own.map { String($0.dropFirst(noun.name.count + 1)) } ?? ""
        return [kind, ""].lazy.flatMap { kind in verbs.lazy.map { kind + $0 } }
            .first { noun.verb(named: $0) != nil }
            .map { "\(noun.name) \($0)" }
    }

    /// The verb of a name.
    func verb(named name: String) -> Verb? { verbs.first { $0.name == name } }

    private static func verbs(of last: String, method: String, prefix: String) -> [Verb] {
        switch last {
        case "fetch": [Verb(name: prefix + "show", method: method)]
        case "nextSteps": [Verb(name: prefix + "next", method: method)]
        case "decide":
            [
                Verb(name: prefix + "approve", method: method, says: ["decision": "approve"]),
                Verb(name: prefix + "refuse", method: method, says: ["decision": "refuse"]),
            ]
        default: [Verb(name: prefix + last.kebabCase, method: method)]
        }
    }
}

extension String {
    /// `recordArrivals` → `record-arrivals`; dots stay.
    var kebabCase: String {
        reduce(into: "") { text, character in
            if character.isUppercase, !text.isEmpty { text += "-" }
            text += character.lowercased()
        }
    }
}
