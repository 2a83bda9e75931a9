import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension LiaisonService {
    /// How an agreement is kept, as far as the caller reads what belongs to it.
    func liaisonAgreementPart(
        _ request: LiaisonAgreementPart,
        in context: CallContext
    ) async throws -> AgreementStanding {
        try await keeper.read(context) { desk in
            let sight = try desk.sight(of: request.agreement, as: Agreement.self)
            if let filed = sight.content { return try desk.standing(of: filed) }
            guard let stub = sight.stub else { throw ServiceError.noSuchRecord }
            return AgreementStanding(
                agreement: stub.id,
                owner: stub.owner,
                cadences: try desk.cadences(of: stub.id),
                programmes: try desk.programmes(of: stub.id),
                asOf: desk.now
            )
        }
    }
}

extension ReadingDesk {
    /// How an agreement is kept that the caller reads.
    fileprivate func standing(of filed: Filed<Agreement>) throws -> AgreementStanding {
        var standing = AgreementStanding(
            agreement: filed.id,
            owner: filed.owner,
            cadences: try cadences(of: filed.id),
            programmes: try programmes(of: filed.id),
            asOf: now
        )
        let isInForce = [.inForce, .underReview, .amended].contains(filed.known)
        standing.terms = AgreementTerms(
            of: filed.record,
            state: filed.state,
            version: filed.version,
            holdsToday: isInForce && filed.record.holds(on: today),
            alarms: isInForce ? filed.alarms(on: today).sorted { $0.dueOn < $1.dueOn } : []
        )
        standing.otherTalks = try otherTalks(with: filed.record.partner)
        standing.letters = try letters(under: filed)
        standing.focalPoints = try focalPoints(under: filed)
        standing.undertakings = [
            try undertaking(Handover.self, under: filed) { $0.agreement },
            try undertaking(BorderTransfer.self, under: filed) { $0.agreement },
            try undertaking(AssistanceRequest.self, under: filed) { $0.agreement },
        ]
        return standing
    }

    /// The day that it is.
    var today: CalendarDate { VietnameseTime.date(of: now) }

    // MARK: - Programmes

    /// The yearly programmes that carry an agreement out, the latest first.
    fileprivate func programmes(of agreement: AgreementID) throws -> [ProgrammeStanding] {
        try all(JointProgramme.self, facets: [Facet("agreement", agreement.loggable)])
            .map { filed in
                let activities = try all(
                    Activity.self,
                    facets: [Facet("programme", filed.id.loggable)]
                )
                return ProgrammeStanding(
                    programme: filed.id,
                    year: filed.record.year,
                    state: filed.state,
                    campaignFrom: filed.record.campaignFrom,
                    campaignUntil: filed.record.campaignUntil,
                    planned: activities.count { $0.state == .planned },
                    held: activities.count { $0.state == .held }
                )
            }
            .sorted { ($1.year, $1.programme) < ($0.year, $0.programme) }
    }

    // MARK: - Focal points

    /// Whom our bodies reach; nothing for whoever reads no focal points, to whom every channel would
    /// seem to be without one.
    private func focalPoints(under filed: Filed<Agreement>) throws -> FocalPointStanding? {
        guard viewer.holds(.liaisonOfficers) else { return nil }
        let points = try all(FocalPoint.self, facets: [Facet("country", filed.record.partner)])
            .filter { $0.record.agreement == nil || $0.record.agreement == filed.id }
        let named = points.filter { $0.state == .named }
        let valid = named.filter { $0.record.isValid(on: today) }
        let ahead = named.filter { point in point.record.validFrom.map { $0 > today } ?? false }
        let channels =
            points.map(\.record.channel) + [filed.record.mandatoryChannel].compactMap(\.self)
        let missing = Set(channels).subtracting(valid.map(\.record.channel))
        return FocalPointStanding(
            valid: valid.count,
            ahead: ahead.count,
            ended: points.count - valid.count - ahead.count,
            missing: missing.sorted { $0.text < $1.text }
        )
    }

    // MARK: - Undertakings

    /// Records of a kind that name an agreement; they are found by its partner.
    private func undertaking<R: ServedRecord>(
        _ type: R.Type,
        under filed: Filed<Agreement>,
        _ agreement: (R) -> AgreementID?
    ) throws -> UndertakingStanding {
        let found = try newest(R.self, facets: [Facet("country", filed.record.partner)])
        let under = found.records.filter { agreement($0.record) == filed.id }
        let closed = under.count { R.isClosed(in: $0.known) }
        return UndertakingStanding(
            recordKind: R.kind.rawValue,
            open: under.count - closed,
            closed: closed,
            isLowerBound: found.isCutOff
        )
    }
}

extension ReadingDesk {
    /// How many records with a partner are opened at most to find those of one agreement.
    static var mostLookedAt: Int { 5_000 }

    /// The newest records of a kind that the caller reads, and whether there are more.
    func newest<R: Record>(
        _ type: R.Type,
        facets: [Facet],
        in states: [R.State] = []
    ) throws -> (records: [Filed<R>], isCutOff: Bool) {
        var found: [Filed<R>] = []
        var cursor: Bytes?
        repeat {
            let page = try list(R.self, facets: facets, states: states, limit: 200, after: cursor)
            found += page.records.compactMap(\.content)
            cursor = page.next
        } while cursor != nil && found.count < Self.mostLookedAt
        return (found, cursor != nil)
    }
}
