import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// The direct code of an overview's messages, held against their `Codable` form.
struct DirectPartsTests {
    private static let file = CaseFileID(Identifier(high: 0x0190_7c1e_0000_7000, low: 1 << 63))
    private static let noon = Instant(millisecondsSinceEpoch: 1_785_000_000_000)
    private static let later = Instant(millisecondsSinceEpoch: 1_785_000_000_123)
    private static let body: OrgID = "VN/GOV/MPS/PROV/QNI"

    /// Clocks with every combination of parts.
    private static let clocks = (0..<8).map { parts in
        JourneyClock(
            rule: parts & 1 == 0 ? "triage" : String(repeating: "đồng hồ ", count: 40),
            dueAt: parts & 1 == 0 ? noon : later,
            stoppedAt: parts & 2 == 0 ? nil : later,
            confirmed: parts & 1 == 0,
            provisional: parts & 4 != 0
        )
    }

    /// Lines of an overview with every combination of parts.
    private static let entries = (0..<32).map { parts in
        CasePartEntry(
            recordKind: "cases.file",
            reference: file.loggable,
            organisation: body,
            state: parts & 1 == 0 ? nil : "open",
            version: parts & 2 == 0 ? nil : 1 << (8 * (parts % 7)),
            since: parts & 4 == 0 ? nil : noon,
            clock: parts & 8 == 0 ? nil : clocks[parts % clocks.count],
            number: parts & 16 == 0
                ? nil : RegisterNumber(body: body, book: .caseFiles, year: 2026, number: parts)
        )
    }

    /// Reports on parts, with every word and every combination of times.
    private static let reports = PartStatus.allCases.flatMap { status in
        (0..<4).map { parts in
            PartReport(
                service: "victims",
                status: status,
                asOf: parts & 1 == 0 ? nil : noon,
                lastHeard: parts & 2 == 0 ? nil : later
            )
        }
    }

    @Test func `parts are coded as their general coding codes them`() throws {
        try check([CasePart(entries: [], asOf: Self.noon)])
        try check(Self.entries.map { CasePart(entries: [$0], asOf: Self.later) })
        try check([CasePart(entries: Self.entries, asOf: Self.noon)])
        try check(Self.clocks)
        try check(Self.reports)
    }

    @Test func `questions and whole overviews are coded as their general coding codes them`() throws
    {
        try check([Self.file])
        try check([ReadCaseOverview(caseFile: Self.file)]) { $0.caseFile == $1.caseFile }
        try check([CasesCasePart(caseFile: Self.file)]) { $0.caseFile == $1.caseFile }
        try check([VictimsCasePart(caseFile: Self.file)]) { $0.caseFile == $1.caseFile }
        try check([LiaisonCasePart(caseFile: Self.file)]) { $0.caseFile == $1.caseFile }
        let whole = ReadCaseOverview.Response(parts: Self.reports, records: Self.entries)
        try check([whole, .init(parts: [], records: [])]) {
            $0.parts == $1.parts && $0.records == $1.records
        }
    }

    @Test func `what asks for a record is coded as its general coding codes it`() throws {
        func check<R: ServedRecord>(_ type: R.Type, _ id: R.ID) throws {
            let questions = [
                FetchRecord<R>(id: id), FetchRecord(id: id, version: 300),
                FetchRecord(id: id, asOf: Self.later),
                FetchRecord(id: id, version: 1, asOf: Self.noon),
            ]
            try self.check(questions) {
                $0.id == $1.id && $0.version == $1.version && $0.asOf == $1.asOf
            }
        }
        try check(CaseFile.self, Self.file)
        try check(Victim.self, VictimRef(Self.file.identifier))
    }

    @Test func `how a record is filed is coded as its general coding codes it`() throws {
        let filings = (0..<4).map { parts in
            Filing(
                version: 1 << (9 * parts),
                owner: Self.body,
                assigned: parts & 1 == 0 ? [] : [Self.body, "VN/GOV/MOH"],
                visibility: parts & 1 == 0 ? .unit : .shared,
                handling: .open,
                occurred: Occurrence(at: Self.noon, precision: parts & 1 == 0 ? .minute : .day),
                recordedAt: Self.later,
                recordedBy: "spiffe://homeward/officer/lan",
                legalBasis: parts & 2 == 0 ? nil : LegalBasis("53/2024/QH15", "Điều 27")
            )
        }
        try check(filings)
    }

    @Test func `no property is missing in the direct code`() throws {
        try check([SampleDecoder.sample(CasePart.self)])
        try check([SampleDecoder.sample(JourneyClock.self)])
        try check([SampleDecoder.sample(RegisterNumber.self)])
        try check([SampleDecoder.sample(PartReport.self)])
        try check([SampleDecoder.sample(Filing.self)])
        try check([SampleDecoder.sample(LegalBasis.self)])
        try check([SampleDecoder.sample(ReadCaseOverview.Response.self)]) {
            $0.records == $1.records
        }
        try check([SampleDecoder.sample(CasesCasePart.self)]) { $0.caseFile == $1.caseFile }
        try check([SampleDecoder.sample(VictimsCasePart.self)]) { $0.caseFile == $1.caseFile }
        try check([SampleDecoder.sample(LiaisonCasePart.self)]) { $0.caseFile == $1.caseFile }
    }

    @Test func `a newer peer's word stays as it was spelled`() throws {
        let report: WireValue = .map([
            .init("service", .text("cases")), .init("status", .text("asleep")),
        ])
        let bytes = try Wire.encode(report)
        let read = try Wire.decode(PartReport.self, from: bytes)
        #expect(read.status.text == "asleep")
        #expect(read.status.known == nil)
        #expect(try Wire.encode(read) == bytes)
    }

    @Test func `a newer peer's field is passed over`() throws {
        let bytes = try Wire.encode(["later": "x", "service": "cases", "status": "ok"])
        #expect(
            try Wire.decode(PartReport.self, from: bytes)
                == PartReport(service: "cases", status: .ok)
        )
    }

    @Test(arguments: ["", "VN", "VN//MPS", "VN/GOV/MPS!"])
    func `what is no organisation is refused as ever`(path: String) throws {
        let bytes = try Wire.encode(path)
        #expect(bytes.withUnsafeBytes { direct(OrgID.self, $0) } == nil)
        #expect(throws: WireError.self) { try Wire.decode(OrgID.self, from: bytes) }
    }

    private func check<T: DirectCodable & Equatable>(_ values: [T]) throws {
        try check(values, ==)
    }

    /// The bytes are those of the general way and are read straight; damaged ones are the same value or the
    /// same error both ways.
    private func check<T: DirectCodable>(
        _ values: [T],
        _ isSame: (T, T) -> Bool
    ) throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededBytes(seed: seed)
        for value in values {
            let bytes = try Wire.encode(value)
            #expect(try bytes == Wire.encodeThroughCodable(value), "\(T.self)")
            let read = bytes.withUnsafeBytes { direct(T.self, $0) }
            #expect(read.map { isSame($0, value) } == true, "\(T.self): a detour")
            for _ in 0..<100 {
                var damaged = bytes
                damaged[Int.random(in: bytes.indices, using: &random)] = UInt8(
                    truncatingIfNeeded: random.next()
                )
                let one = Result { try Wire.decode(T.self, from: damaged) }
                let other = Result {
                    try damaged.withUnsafeBytes { try Wire.decodeThroughCodable(T.self, from: $0) }
                }
                switch (one, other) {
                case (.success(let one), .success(let other)):
                    #expect(isSame(one, other), "\(T.self), seed \(seed)")
                case (.failure(let one), .failure(let other)):
                    #expect(one as? WireError == other as? WireError, "\(T.self), seed \(seed)")
                default: Issue.record("\(T.self), seed \(seed): \(one), but \(other)")
                }
            }
        }
    }

    /// What the direct code itself reads of all these bytes.
    private func direct<T: DirectCodable>(_ type: T.Type, _ bytes: UnsafeRawBufferPointer) -> T? {
        let read = Wire.decodeDirectly(type, from: bytes, limits: .standard)
        return read?.bytesRead == bytes.count ? read?.value : nil
    }
}

/// A generator that repeats itself from its seed.
private struct SeededBytes: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        let mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        return mixed ^ mixed >> 31
    }
}
