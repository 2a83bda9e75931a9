import Crypto
public import RPC
import Vocabulary
import WireCodec

/// A service that can fill itself with records of people who do not exist, to show that it stays as
/// quick with many as with few.
///
/// Records come into being as those of officers do: in transactions, sealed, counted, audited, with
/// their events. Only a development world is filled so; the host sees to that.
public protocol SyntheticService: Microservice {
    /// Files the records of these numbers in one transaction; repeated, it changes nothing.
    func synthesise(_ batch: SyntheticBatch) async throws
}

/// Records that are made in one transaction.
public struct SyntheticBatch: Sendable {
    /// Records that one transaction files.
    ///
    /// They share a sync of the disk. Many more would take longer, not less: what a statement may have
    /// to undo is kept in a list that the engine walks along at every statement.
    public static let size = 50

    /// Where chance begins.
    public let seed: UInt64
    /// Which records.
    public let numbers: Range<Int>
    /// The call that the batch counts as, under a key of its own.
    public let context: CallContext

    /// The `index`th batch of so many records, made under a service's own identity.
    public init(_ index: Int, of count: Int, seed: UInt64, service: String, as identity: String) {
        self.seed = seed
        let first = index * Self.size
        numbers = first..<min(first + Self.size, count)
        let name = "synthetic\n\(service)\n\(seed)\n\(numbers)"
        let caller = Caller(identity: identity, unit: "VN/GOV", roles: RoleSet.officers.names)
        context = CallContext(
            method: MethodDescriptor("\(service).synthesise", .write, callers: []),
            caller: caller,
            peer: caller,
            head: CallHead(
                method: "\(service).synthesise",
                key: Bytes(Array(SHA256.hash(data: Array(name.utf8))))
            ),
            deadline: .after(.seconds(3_600)),
            requestID: .random(),
            message: Array(name.utf8)
        )
    }

    /// How many batches make so many records.
    public static func batches(of count: Int) -> Int { (count + size - 1) / size }

    /// The chance of one record.
    public func random(_ number: Int) -> SyntheticRandom {
        SyntheticRandom(seed: seed, number: number)
    }
}
