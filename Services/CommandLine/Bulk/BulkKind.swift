import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A request that files one record, and of which a table can hold one a row.
///
/// Every row goes over as the request that an officer would send by hand: roles, owner, sealing, clocks
/// and numbers are those of filing one by one, because it is filing one by one.
protocol BulkRequest: ServiceRequest, LocallyChecked {
    /// The kind, by which `homeward import` calls it.
    static var bulkKind: String { get }
    /// Whether rows go over one after the other, since the order of arrival is kept in numbers.
    static var isOrdered: Bool { get }
    /// The record that was filed.
    static func filed(_ response: Response) -> Identifier
}

extension FileRecord: BulkRequest {
    static var bulkKind: String { R.kind.rawValue }
    static var isOrdered: Bool { false }
    static func filed(_ response: Filed<R>) -> Identifier { response.id.identifier }
}

extension ReceiveReport: BulkRequest {
    static var bulkKind: String { Report.kind.rawValue }
    static var isOrdered: Bool { false }
    static func filed(_ response: Response) -> Identifier { response.report.identifier }
}

extension ReceiveCorrespondence: BulkRequest {
    static var bulkKind: String { Correspondence.kind.rawValue }
    static var isOrdered: Bool { true }
    static func filed(_ response: CorrespondenceAnswer) -> Identifier {
        response.filed.id.identifier
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
