public import RPC
import ServiceContracts
import Synchronization
import Vocabulary
public import WireCodec

/// Puts a made-up identity into every text of every message on its way, and remembers where.
///
/// Texts are found by the contract's types, so a field that is added is planted in. Codes (paths of
/// organisations, names of clocks and kinds, words of lists) stay as they are: nobody can be named in
/// them.
public final class Planting: Sendable {
    /// What stands in every planted text.
    public static let mark = "qzxcanary"
    /// The texts to look for: the mark, and what cannot hold it, as its type writes it.
    public static let texts = [mark, "Qzxcanary", "1911-11-11", "84777000333"]

    /// A place in the messages of a method.
    public struct Place: Hashable, Sendable, CustomStringConvertible, Comparable {
        /// The method.
        public let method: String
        /// Where in its message.
        public let path: String

        public var description: String { "\(method) \(path)" }

        public static func < (left: Place, right: Place) -> Bool {
            left.description < right.description
        }
    }

    private let forms: [String: MessageForm]
    /// By method, the fields of a record that its corrections or updates reach; others are refused.
    private let correctable: [String: Set<String>]
    private let planted = Mutex<Set<Place>>([])
    private let leaks = Mutex<[String]>([])

    /// Plants in the messages of a service.
    public init(for service: any ServiceContract.Type) throws {
        forms = try service.methods.reduce(into: [:]) { forms, method in
            forms[method.method.name] = try Self.form(of: method)
        }
        correctable = service.methods.reduce(into: [:]) { fields, method in
            fields[method.method.name] = (method as? any Correction.Type)?.fields
        }
    }

    /// Every place that a text can be planted in.
    public var places: Set<Place> {
        Set(
            forms.flatMap { method, form in
                form.leaves.filter { Self.takesText($0) && isReached($0, by: method) }
                    .map { Place(method: method, path: $0.path) }
            }
        )
    }

    /// Places that were planted in a call that the service did.
    public var accepted: Set<Place> { planted.withLock { $0 } }

    /// Refusals that said something of what was planted.
    public var echoes: [String] { leaks.withLock { $0 } }

    /// A way to the service on which texts are planted.
    public func transport(_ inner: InProcessTransport) -> any ClientTransport {
        PlantingTransport(inner: inner, planting: self)
    }

    /// A message of a method with a text at every place; what cannot be made up is left out.
    public func message(of method: String, now: Instant) throws -> [UInt8]? {
        guard let form = forms[method] else { return nil }
        return try Wire.encode(
            form.message { leaf in
                Self.takesText(leaf)
                    ? .text(Self.text(at: leaf, like: "")) : SampleValue.of(leaf, now: now)
            }
        )
    }

    // MARK: - On the way

    fileprivate func plant(in call: OutgoingCall) -> (call: OutgoingCall, places: Set<Place>) {
        guard let form = forms[call.head.method],
            let message = try? Wire.decode(WireValue.self, from: call.message)
        else { return (call, []) }
        var places: Set<Place> = []
        let changed = form.replacing(in: message) { leaf, value in
            guard Self.takesText(leaf), isReached(leaf, by: call.head.method),
                case .text(let old) = value, Self.isPlantable(leaf, old)
            else { return nil }
            places.insert(Place(method: call.head.method, path: leaf.path))
            return .text(Self.text(at: leaf, like: old))
        }
        guard let bytes = try? Wire.encode(changed) else { return (call, []) }
        var call = call
        call.message = bytes
        return (call, places)
    }

    /// A correction or an update is accepted with a text only in the fields that it reaches.
    private func isReached(_ leaf: MessageForm.Leaf, by method: String) -> Bool {
        guard let fields = correctable[method], leaf.path.hasPrefix("record.") else { return true }
        let field = leaf.path.dropFirst("record.".count).prefix { $0.isLetter }
        return fields.contains(String(field))
    }

    fileprivate func noteAccepted(_ places: Set<Place>) {
        planted.withLock { $0.formUnion(places) }
    }

    /// Notes a refusal that says something of what was planted.
    public func noteRefused(_ error: ServiceError) {
        let said = "\(error) \(error.violations)"
        let bytes = String(decoding: ErrorFrame(error).body, as: UTF8.self)
        if Self.texts.contains(where: { said.contains($0) || bytes.contains($0) }) {
            leaks.withLock { $0.append("\(error.reason): \(said)") }
        }
    }

    // MARK: - Texts

    /// Types that are written as text and name nobody.
    private static let codes: Set<String> = [
        "OrgID", "RecordKind", "ClockName", "Facet", "StandardField", "CommuneCode", "TraceID",
    ]

    private static func takesText(_ leaf: MessageForm.Leaf) -> Bool {
        leaf.shape == .text && !codes.contains(leaf.type) && leaf.path != "by"
    }

    /// A fact's value is a code, a date or a unit as often as a text; texts of the trials have blanks.
    private static func isPlantable(_ leaf: MessageForm.Leaf, _ old: String) -> Bool {
        !leaf.path.hasSuffix("facts.entries[].value") || old.contains(" ")
    }

    private static func text(at leaf: MessageForm.Leaf, like old: String) -> String {
        switch leaf.type {
        case "BirthDate": String("1911-11-11".prefix(old.isEmpty ? 10 : old.count))
        case "PhoneNumber": "+84777000333"
        case "PersonDocumentNumber": "\(mark)777"
        case "PersonName": "\(mark) Thị Thử"
        default: "\(mark) \(leaf.path)"
        }
    }

    private static func form(of method: any ServiceMethod.Type) throws -> MessageForm {
        func form<Method: ServiceMethod>(_ type: Method.Type) throws -> MessageForm {
            try MessageForm(type)
        }
        return try form(method)
    }
}

/// A generic method of which is known what it reaches.
private protocol Correction {
    static var fields: Set<String> { get }
}

extension CorrectRecord: Correction {
    fileprivate static var fields: Set<String> {
        R.State.allCases.reduce(into: []) { $0.formUnion(R.correctableFields(in: $1)) }
    }
}

extension UpdateRecord: Correction {
    fileprivate static var fields: Set<String> {
        R.State.allCases.reduce(into: []) { $0.formUnion(R.updatableFields(in: $1)) }
    }
}

/// Plants in whatever passes, and notes what came of it.
private struct PlantingTransport: ClientTransport {
    let inner: InProcessTransport
    let planting: Planting

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        let (planted, places) = planting.plant(in: call)
        do {
            let answer = try await inner.call(planted)
            planting.noteAccepted(places)
            return answer
        } catch {
            planting.noteRefused(error)
            throw error
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        try await inner.stream(call)
    }
}
