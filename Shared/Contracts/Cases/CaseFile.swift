public import RPC
public import Vocabulary
public import WireCodec

/// What points at a case file.
public typealias CaseFileID = RecordID<CaseFile>

/// A case file (hồ sơ vụ án): what the police or the border guard verify, open and investigate.
///
/// It begins as a draft from a confirmed report or a direct detection. Opening criminal proceedings,
/// not opening them, suspending, concluding and whatever the procuracy decides needs a second
/// officer. It is prosecuted once each suspect against whom something goes on was screened for that
/// (see ``Screening``); a refusal names those whom it waits for, as far as the caller reads them. The
/// procuracy and the court that it goes to read it, and who is in it, from then on. The victims in it
/// are references.
public struct CaseFile: ServedRecord, Attributable, RegisteredRecord {
    public typealias Service = Cases

    public static let kind: RecordKind = "cases.file"
    public static let label = Label(vi: "Hồ sơ vụ án", en: "Case file")
    public static let takesAttachments = true
    public static let book = RegisterBook.caseFiles

    public static let authors = RoleSet.rescuers.union(.immigration)

    public static let readers = RoleSet.caseReaders

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// The province in charge.
    public var province: Word<Province>
    /// The report it was opened from; missing for a direct detection.
    public var report: ReportID?
    /// What it is opened for.
    public var offence: Word<Offence>
    /// Whether it crosses a border.
    public var transnational: Bool
    /// The countries it touches, beside Viet Nam.
    public var countries: [Word<Country>]
    /// What the victims were, or were to be, exploited for.
    public var forms: [Word<FormOfExploitation>]
    /// The victims and possible victims in it.
    public var victims: [LinkedVictim]
    /// What the file is about (identity-class).
    public var summary: FreeText?
    /// The decision that opened criminal proceedings.
    public var opening: OpeningDecision?
    /// The day on which it was begun.
    public var begunOn: CalendarDate?
    /// The campaign whose result it is.
    public var campaign: CampaignID?
    /// What the procuracy brought to court.
    public var indictment: Indictment?
    /// What the court said.
    public var judgment: Judgment?
    /// How serious the offence is; the decision that opens proceedings says so.
    public var gravity: Word<OffenceGravity>?
    /// The request for mutual legal assistance that the investigation rested on last.
    public var assistance: AssistanceRequestID?
    /// Whether nothing more is to be waited for of that request.
    public var assistanceAnswered: Bool?
    /// Its number in the register of the body that began it.
    public var registered: RegisterNumber?

    public var firstDay: CalendarDate? { begunOn }
    public var lastDay: CalendarDate? { begunOn }
    public var places: [Word<Province>] { [province] }

    /// Bodies that support somebody in it.
    public var knownTo: [OrgID] { victims.flatMap(\.supporters) }
    public static let namesKnowers = true

    /// Victims, report and opening decision have methods of their own; the offence is the decision's
    /// once there is one.
    public static func correctableFields(in state: State) -> Set<String> {
        let always: Set = ["province", "transnational", "countries", "forms", "summary"]
        return [.draft, .verifying].contains(state) ? always.union(["offence"]) : always
    }

    /// Decided, or somebody else's: a file that may be reopened is over until then.
    public static func isClosed(in state: State) -> Bool {
        [.notOpened, .terminated, .finalJudgment, .transferred].contains(state)
    }

    public var facets: [Facet] {
        [
            Facet("province", province), Facet("offence", offence),
            Facet("transnational", transnational ? "yes" : "no"),
        ]
            + countries.map { Facet("country", $0) }
            + forms.map { Facet("form", $0) }
            + victims.map { .victim($0.victim) }
            + victims.compactMap(\.handover).map { .handover($0) }
            + Facet.periods(of: begunOn) + (campaign.map { [.campaign($0)] } ?? [])
            + (registered.map { [.registered($0)] } ?? [])
            + (assistance.map { [.assistance($0)] } ?? [])
    }

    /// A file as it begins, in words that a caller said.
    public init(
        province: Word<Province>,
        report: ReportID? = nil,
        offence: Word<Offence>,
        transnational: Bool,
        countries: [Word<Country>] = [],
        forms: [Word<FormOfExploitation>] = [],
        victims: [LinkedVictim] = [],
        summary: FreeText? = nil,
        begunOn: CalendarDate? = nil
    ) {
        self.province = province
        self.report = report
        self.offence = offence
        self.transnational = transnational
        self.countries = countries
        self.forms = forms
        self.victims = victims
        self.summary = summary
        self.begunOn = begunOn
    }

    /// A file as it begins.
    public init(
        province: Province,
        report: ReportID? = nil,
        offence: Offence,
        transnational: Bool,
        countries: [Country] = [],
        forms: [FormOfExploitation] = [],
        victims: [LinkedVictim] = [],
        summary: FreeText? = nil
    ) {
        self.init(
            province: Word(province),
            report: report,
            offence: Word(offence),
            transnational: transnational,
            countries: countries.map { Word($0) },
            forms: forms.map { Word($0) },
            victims: victims,
            summary: summary
        )
    }
}

/// A victim's place in a case file.
public struct LinkedVictim: Codable, Sendable, Hashable {
    /// Who, as registered with victim support.
    public var victim: VictimRef
    /// The handover that brought the person, if one did.
    public var handover: HandoverID?
    /// Bodies that support the person and may follow the way without reading the file.
    public var supporters: [OrgID]

    /// A victim's place in a case file.
    public init(victim: VictimRef, handover: HandoverID? = nil, supporters: [OrgID] = []) {
        self.victim = victim
        self.handover = handover
        self.supporters = supporters
    }
}

/// The decision to open criminal proceedings (quyết định khởi tố vụ án).
public struct OpeningDecision: Codable, Sendable, Hashable {
    /// Its number (identity-class: people write numbers).
    public var number: FreeText
    /// Its date.
    public var date: CalendarDate
    /// The procuracy that was notified.
    public var procuracy: OrgID

    /// A decision with its number, its date and whom it was sent to.
    public init(number: FreeText, date: CalendarDate, procuracy: OrgID) {
        self.number = number
        self.date = date
        self.procuracy = procuracy
    }
}

/// An indictment (cáo trạng).
public struct Indictment: Codable, Sendable, Hashable {
    /// Its number (identity-class: people write numbers).
    public var number: FreeText
    /// Its date.
    public var date: CalendarDate

    /// An indictment with its number and its date.
    public init(number: FreeText, date: CalendarDate) {
        self.number = number
        self.date = date
    }
}

/// A judgment (bản án).
public struct Judgment: Codable, Sendable, Hashable {
    /// What the court found (identity-class).
    public var verdict: FreeText
    /// What it imposed (identity-class).
    public var sentence: FreeText
    /// Since when it is final.
    public var finalOn: CalendarDate?
    /// What it awarded the victims (identity-class).
    public var compensation: FreeText?

    /// A judgment as the court gave it.
    public init(verdict: FreeText, sentence: FreeText, compensation: FreeText? = nil) {
        self.verdict = verdict
        self.sentence = sentence
        self.compensation = compensation
    }
}
