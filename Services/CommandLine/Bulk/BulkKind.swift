import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A request that files one record, and of which a table can hold one a row.
///
/// Every row goes over as the request that an officer would send by hand: roles, owner, sealing, clocks
/// and numbers are those of filing one by one, because it is filing one by one.
protocol BulkRequest: ServiceRequest {
    /// The kind, by which `homeward import` calls it.
    static var bulkKind: String { get }
    /// Whether rows go over one after the other, since the order of arrival is kept in numbers.
    static var isOrdered: Bool { get }
    /// What a row breaks of the rules that the contract publishes.
    func broken(at now: Instant) -> [FieldViolation]
    /// The record that was filed.
    static func filed(_ response: Response) -> Identifier
}

extension FileRecord: BulkRequest {
    static var bulkKind: String { R.kind.rawValue }
    static var isOrdered: Bool { false }
    static func filed(_ response: Filed<R>) -> Identifier { response.id.identifier }

    func broken(at now: Instant) -> [FieldViolation] {
        let rules: [FieldRule<Self>] = [
            .past("occurred", \.occurred?.at),
            FieldRule("state", "initial") { request, _ in
                request.state?.known.map { R.lifecycle.initial.contains($0) } ?? true
            },
        ]
        return R.rules.broken(by: record, at: now, in: "record") + entered
            + rules.broken(by: self, at: now)
    }

    /// What is no officer's to file: steps and methods enter it.
    private var entered: [FieldViolation] {
        guard !R.ownEntries.isEmpty,
            let content = try? Wire.decode(WireValue.self, from: try Wire.encode(record))
        else { return [] }
        return R.entered(in: content)
            .map { FieldViolation(field: "record.\($0)", rule: "absent") }
    }
}

extension ReceiveReport: BulkRequest {
    static var bulkKind: String { Report.kind.rawValue }
    static var isOrdered: Bool { false }
    static func filed(_ response: Response) -> Identifier { response.report.identifier }

    func broken(at now: Instant) -> [FieldViolation] {
        let rules = Self.rules + [.past("receivedAt", \.receivedAt)]
        return rules.broken(by: report, at: now, in: "report")
    }
}

extension ReceiveCorrespondence: BulkRequest {
    static var bulkKind: String { Correspondence.kind.rawValue }
    static var isOrdered: Bool { true }
    static func filed(_ response: CorrespondenceAnswer) -> Identifier {
        response.filed.id.identifier
    }

    func broken(at now: Instant) -> [FieldViolation] {
        LetterContent.rules.broken(by: letter, at: now, in: "letter")
            + Self.rules.broken(by: self, at: now)
    }
}

/// The kinds that can be imported.
enum BulkKinds {
    /// Every method that files a record which a row can hold.
    static let all: [any BulkRequest.Type] = Services.methods.compactMap {
        $0 as? any BulkRequest.Type
    }

    /// Their names.
    static let names = all.map { $0.bulkKind }

    /// The kind so called, in full or by its noun alone.
    static func named(_ name: String) throws -> any BulkRequest.Type {
        let found = all.filter { $0.bulkKind == name || $0.bulkKind.hasSuffix(".\(name)") }
        guard found.count == 1, let kind = found.first else {
            throw Failure(BulkPhrase.unknownKind(name), next: names, status: .usage)
        }
        return kind
    }
}
