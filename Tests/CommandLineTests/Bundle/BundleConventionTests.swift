import RPC
import ServiceContracts
import Testing
import WireCodec

@testable import homeward

/// What a bundle reads off messages, without their types, holds for every write of the contracts.
@Suite struct BundleConventionTests {
    static let writes = Services.methods.filter { $0.method.effect == .write }
    static let taken = writes.filter { !($0 is any OnlineOnly.Type) }.map { $0.method.name }
    static let refused = writes.filter { $0 is any OnlineOnly.Type }.map { $0.method.name }

    /// Writes of every kind that no bundle takes.
    private static let refusedOfKinds = [
        "decide", "ratify", "attach", "attachPiece", "withdrawAttachment",
    ]
    /// The others that no bundle takes.
    private static let refusedByName: Set = [
        "cases.file.recallAssistance", "cases.file.tellAssistance", "cases.linkVictim",
        "cases.linkVictims", "cases.suspect.tellScreening", "cases.unlinkVictim",
        "gateway.reception.resume",
        "gateway.registerReception", "liaison.handOn.accept", "liaison.handOn.offer",
        "liaison.handover.attachForeignSide", "liaison.handover.sign", "liaison.planTask.adopt",
        "liaison.reception.claim", "liaison.reception.confirm", "liaison.reception.release",
        "liaison.transfer.attachForeignSide", "liaison.transfer.sign",
        "victims.amendIdentity", "victims.hotlineCall.relay", "victims.htcds.import",
        "victims.match", "victims.places.release", "victims.places.reserve",
        "victims.places.takeUp", "victims.reception.cancel", "victims.screening.ask",
        "victims.trace.match", "victims.transferRequest.make",
    ]
    /// Writes without `seen`, beside `file`: each makes a record and changes none that it names.
    private static let makers: Set = [
        "cases.detect", "cases.open", "cases.report.receive", "cases.suspect.register",
        "liaison.agreement.draft", "liaison.correspondence.askToForward",
        "liaison.correspondence.draft", "liaison.correspondence.receive",
        "liaison.handover.announce", "victims.consent.give", "victims.identification.begin",
        "victims.intake", "victims.reception.open", "victims.referral.make",
    ]

    @Test func `every write is taken, or is refused by name`() {
        #expect(Self.taken.count > 200 && Self.writes.allSatisfy { $0 is any ServiceRequest.Type })
        let others = Self.refused.filter { name in
            !Self.refusedOfKinds.contains { name.hasSuffix(".\($0)") }
        }
        #expect(Set(others) == Self.refusedByName)
        for word in Self.refusedOfKinds {
            #expect(!Self.taken.contains { $0.hasSuffix(".\(word)") }, "\(word)")
        }
    }

    @Test(arguments: taken)
    func `a write that is taken tells its record and its version`(name: String) throws {
        let type = try #require(Services.method(named: name) as? any ServiceRequest.Type)
        try Self.check(type)
    }

    private static func check<Request: ServiceRequest>(_ type: Request.Type) throws {
        let name = type.method.name
        let request = try SampleMessage(of: type)
        let answer = try SampleMessage(of: Request.Response.self)
        let read = try BundleAnswer(answer.value)
        let subjects = try BundleMessage(Bytes(Wire.encode(request.value))).subjects
        let filed = answer.fields.filter { answer.numbers["\($0).filing.version"] != nil }
        let told = [""] + filed.map { "\($0)." }
        #expect(
            told.contains { answer.numbers["\($0)filing.version"] == read.version }
                || answer.numbers["version"] == read.version,
            "\(name) tells no version"
        )
        #expect(read.version != nil, "\(name) tells no version")
        guard request.fields.contains("seen") else {
            #expect(subjects.isEmpty, "\(name) would change what it did not see")
            #expect(makers.contains(name) || name.hasSuffix(".file"), "\(name) says no version")
            let record = try #require(read.record, "\(name) tells no record")
            let places = told.map { "\($0)id" } + answer.fields.prefix(1)
            #expect(places.contains { answer.identifiers[$0] == record }, "\(name)")
            return
        }
        // The record stands first, the version that was seen beside it.
        #expect(request.fields.dropFirst().first == "seen", "\(name)")
        let subject = try #require(subjects.first, "\(name) names no record")
        #expect(subject.field == "seen")
        #expect(subject.id == request.identifiers[request.fields[0]], "\(name)")
        // What it answers as filed is that record, or holds it: a method of another kind makes one.
        let noun = request.fields[0].lowercased()
        let isOwn = noun == "id" || name.lowercased().contains(noun)
        #expect(isOwn || read.versions.isEmpty, "\(name) may make another record")
        #expect(subjects.count == (request.fields.contains("seenInto") ? 2 : 1), "\(name)")
        #expect(read.versions.count >= subjects.count || !name.hasSuffix(".merge"), "\(name)")
    }

    @Test(arguments: refused)
    func `what is refused is refused when it is recorded, with its reason`(name: String) throws {
        let type = try #require(Services.method(named: name) as? any OnlineOnly.Type)
        #expect {
            try OfflineCall(typed: ["call", name], json: nil)
        } throws: { error in
            let failure = error as? Failure
            return failure?.status == .usage && failure?.next == [type.obstacle()]
        }
    }

    @Test func `a piece of a file, or a link, in a bundle made elsewhere refuses it whole`()
        async throws
    {
        let strangers: [any ServiceRequest.Type] = [
            SendAttachmentPiece<Report>.self, WithdrawAttachment<Report>.self, LinkVictim.self,
            DecideApproval<Report>.self,
        ]
        for type in strangers {
            var post = try Post()
            try await post.recordReport()
            _ = try BundleImport(post.bundle, at: post.now)
            post.bundle.entries[0].method = type.method.name
            post.bundle.entries[0].message = try Self.simplest(type)
            #expect(throws: BundleError.badEntry(1), "\(type.method.name)") {
                try BundleImport(post.bundle, at: post.now)
            }
        }
    }

    /// A message that the type decodes, so that nothing but its name is wrong.
    private static func simplest<Request: ServiceRequest>(_ type: Request.Type) throws -> Bytes {
        let fields = try SampleMessage(of: type)
        let request = try BundleMessage(Bytes(Wire.encode(fields.required))).request(type)
        return Bytes(try Wire.encode(request))
    }
}

/// A message with everything in it that its schema allows, each identifier and number its own.
private struct SampleMessage {
    /// The message.
    private(set) var value = WireValue.null
    /// The same without what may be left out.
    private(set) var required = WireValue.null
    /// The names at its top, in order.
    private(set) var fields: [String] = []
    /// Its identifiers by their dotted paths.
    private(set) var identifiers: [String: Identifier] = [:]
    /// Its numbers by their dotted paths.
    private(set) var numbers: [String: Int] = [:]

    private let rules: [String: WireShape]

    init<T: Decodable>(of type: T.Type) throws {
        let schema = try WireSchema.describe(type)
        rules = Dictionary(schema.rules.map { ($0.name, $0.shape) }) { first, _ in first }
        value = fill(schema.root, at: [], within: [])
        guard case .map(let entries) = value else { return }
        fields = entries.map(\.key)
        required = leastOf(schema.root)
    }

    private mutating func fill(
        _ shape: WireShape,
        at path: [String],
        within open: Set<String>
    ) -> WireValue {
        let place = path.joined(separator: ".")
        switch shape {
        case .rule(let name):
            guard let inner = rules[name], !open.contains(name) else { return .null }
            return fill(inner, at: path, within: open.union([name]))
        case .nullable(let inner): return fill(inner, at: path, within: open)
        case .map(let fields):
            return .map(
                fields.map { .init($0.name, fill($0.shape, at: path + [$0.name], within: open)) }
            )
        case .array(let element):
            return .array([fill(element, at: path + ["0"], within: open)])
        case .choice(let shapes):
            return shapes.first.map { fill($0, at: path, within: open) } ?? .null
        case .identifier:
            let id = Identifier(high: 1, low: UInt64(identifiers.count + 1))
            identifiers[place] = id
            return .identifier(id)
        case .integer(_, let through) where through > 1_000:
            numbers[place] = numbers.count + 1
            return .unsigned(UInt64(numbers.count))
        default: return shape.sample
        }
    }

    private func leastOf(_ shape: WireShape) -> WireValue {
        switch shape {
        case .rule(let name): rules[name].map { leastOf($0) } ?? .null
        case .map(let fields):
            .map(fields.filter { !$0.isOptional }.map { .init($0.name, leastOf($0.shape)) })
        default: shape.sample
        }
    }
}
