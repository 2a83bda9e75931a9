import RPC
import ServiceContracts
import ServiceKit
import Vocabulary
public import WireCodec

/// Tries every method of a service with every reference that it takes, as a stranger.
///
/// Messages are made from the contract's types, so a method that is added is tried. For each place
/// that points at a record the method is called twice, with a record that exists and with nothing, and
/// both replies must be the same.
public struct ReferenceSweep<Scene: TrialScene>: Sendable {
    private let scene: Scene
    private let kinds: [KindTrials<Scene>]
    private let omitted: Set<String>
    private let blind: Set<String>

    /// Sweeps a scene in which one record of each kind is filed.
    ///
    /// `omitting` names places, `cases.suspect.register suspect.victim`, that a sample must leave out to
    /// be looked at; `blind` the methods that keep a reference as it is and look nothing up.
    public init(
        _ scene: Scene,
        kinds: [KindTrials<Scene>],
        omitting: Set<String> = [],
        blind: Set<String> = []
    ) {
        self.scene = scene
        self.kinds = kinds
        omitted = omitting
        self.blind = blind
    }

    /// What strangers learned, and which methods never came to look anything up.
    public func problems() async throws -> [String] {
        var known: [String: Identifier] = [:]
        for kind in kinds where !kind.isKnownToAll {
            known.merge([try await kind.filed(scene)]) { first, _ in first }
        }
        var problems: [String] = []
        for method in Scene.Service.Contract.methods {
            guard let request = method as? any ServiceRequest.Type else { continue }
            problems += try await sweep(request, known)
        }
        return problems
    }

    private func sweep<Request: ServiceRequest>(
        _ request: Request.Type,
        _ known: [String: Identifier]
    ) async throws -> [String] {
        let form = try MessageForm(Request.self)
        var problems: [String] = []
        var places = 0
        var looked = 0
        for place in form.leaves {
            guard place.shape == .identifier, let id = known[place.type] else { continue }
            places += 1
            for role in Request.method.callers.compactMap(Role.init(rawValue:)) {
                let there = try await reply(Request.method, form, place, id, role)
                let absent = try await reply(Request.method, form, place, .random(), role)
                if absent.wasLookedUp(by: Request.method) { looked += 1 }
                if !there.isSame(as: absent, for: Request.method) {
                    problems.append(
                        "\(Request.method.name) \(place.path) as \(role.rawValue): "
                            + "\(there) for what there is, \(absent) else"
                    )
                }
            }
        }
        let name = Request.method.name
        if places > 0, looked == 0, !blind.contains(name) {
            problems.append("\(name) never came to look anything up")
        }
        if looked > 0, blind.contains(name) { problems.append("\(name) does look things up") }
        return problems
    }

    private func reply(
        _ method: MethodDescriptor,
        _ form: MessageForm,
        _ place: MessageForm.Leaf,
        _ id: Identifier,
        _ role: Role
    ) async throws -> Reply {
        let now = scene.harness.time.now
        let message = form.message { leaf in
            if leaf == place { return .identifier(id) }
            guard !omitted.contains("\(method.name) \(leaf.path)") else { return nil }
            return SampleValue.of(leaf, now: now)
        }
        let caller = Officers.of(role, in: "VN/GOV/SOMEWHERE/ELSE")
        let call = OutgoingCall(
            head: CallHead(
                method: method.name,
                key: method.effect == .write ? IdempotencyKey.random().bytes : nil,
                purpose: StatedPurpose("review", reference: Identifier.random().text)
            ),
            message: try Wire.encode(message),
            deadline: .after(.seconds(10))
        )
        do {
            return .answer(try await scene.harness.transport(as: caller).call(call))
        } catch {
            return .refusal(error)
        }
    }

    private enum Reply: CustomStringConvertible {
        case answer([UInt8])
        case refusal(ServiceError)

        /// A list of what there is not is empty.
        func wasLookedUp(by method: MethodDescriptor) -> Bool {
            guard case .refusal(let error) = self else { return method.effect == .read }
            return error.code == .notFound || error.violations.contains { $0.rule == "unknown" }
        }

        /// What a write answers has identifiers of its own.
        func isSame(as other: Reply, for method: MethodDescriptor) -> Bool {
            switch (self, other) {
            case (.answer(let one), .answer(let two)): method.effect == .write || one == two
            case (.refusal(let one), .refusal(let two)): ErrorFrame(one) == ErrorFrame(two)
            default: false
            }
        }

        var description: String {
            switch self {
            case .answer(let bytes): "an answer of \(bytes.count) bytes"
            case .refusal(let error): "\(error) \(error.violations)"
            }
        }
    }
}

/// Values that most fields admit, by what a place looks like.
public enum SampleValue {
    /// A value for a place; `nil` leaves it out.
    public static func of(_ leaf: MessageForm.Leaf, now: Instant) -> WireValue? {
        switch leaf.shape {
        case .bool: .bool(false)
        case .integer: .unsigned(1)
        case .float: .float(1)
        case .text: .text(text(of: leaf.type))
        case .bytes: bytes(leaf)
        // Two moments that exclude one another: which version, and as of when.
        case .instant: leaf.path == "asOf" ? nil : .instant(now)
        case .identifier: .identifier(.random())
        case .date: .date(VietnameseTime.date(of: now))
        case .words(let words): words.first.map { .text($0) }
        case .array, .map, .dictionary, .nullable, .choice, .rule: nil
        }
    }

    /// A bare byte string is a cursor, which nobody has to begin with, or what a file holds.
    private static func bytes(_ leaf: MessageForm.Leaf) -> WireValue? {
        if leaf.type == "ContentDigest" { return .bytes(Bytes(Array(0..<32))) }
        return leaf.path == "content" ? .bytes(Bytes(Array("%PDF-".utf8))) : nil
    }

    private static func text(of type: String) -> String {
        switch type {
        case "OrgID": "VN/GOV/MPS/PROV/QNI"
        case "CommuneCode": "00004"
        case "TraceID": "0af7651916cd43dd8448eb211c80319c"
        case "BirthDate": "1990"
        case "PhoneNumber": "+84900000001"
        case "PersonDocumentNumber": "012345678901"
        case "PersonName": "Nguyễn Thị Thử"
        default: "một lý do"
        }
    }
}
