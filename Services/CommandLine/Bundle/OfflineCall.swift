import Foundation
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// A call as it is recorded without a connection: typed as `homeward` takes it otherwise, checked
/// against the contract's type and its kind's published rules.
struct OfflineCall: Sendable {
    /// What is called.
    let method: any ServiceMethod.Type
    /// Words and `field=value` pairs.
    let words: [String]
    /// A message in JSON.
    let json: String?

    /// What was typed behind the file's name: `report receive …`, or `call METHOD`.
    init(typed: [String], json: String?) throws {
        guard let first = typed.first else {
            throw Failure(BundlePhrase.nothingTyped(), status: .usage)
        }
        var words = Array(typed.dropFirst())
        var name = words.first ?? ""
        if !words.isEmpty { words.removeFirst() }
        if first != "call" {
            guard let noun = Noun.all.first(where: { $0.name == first }) else {
                throw Failure(BundlePhrase.unknownNoun(first), status: .usage)
            }
            guard let verb = noun.verb(named: name) else {
                throw Failure(
                    VerbPhrase.unknownVerb(noun.name, name),
                    next: [VerbPhrase.seeHelp(noun.name)],
                    status: .usage
                )
            }
            name = verb.method
            words += verb.says.map { "\($0.key)=\($0.value)" }
        }
        guard let method = Services.method(named: name) else {
            throw Failure(
                CallPhrase.unknownMethod(name),
                next: Services.names(like: name) + [CallPhrase.seeDescribe()],
                status: .usage
            )
        }
        guard method is any ServiceRequest.Type, method.method.effect == .write else {
            throw Failure(BundlePhrase.onlyWrites(name), status: .usage)
        }
        if let online = method as? any OnlineOnly.Type {
            throw Failure(
                BundlePhrase.onlineOnly(name),
                next: [online.obstacle()],
                status: .usage
            )
        }
        self.method = method
        self.words = words
        self.json = json
    }

    /// The entry that comes next in a bundle.
    func entry(in bundle: OfflineBundle, at now: Instant) async throws -> BundleEntry {
        guard bundle.entries.count < OfflineBundle.mostEntries else {
            throw BundleError.tooLarge.failure
        }
        guard let request = method as? any ServiceRequest.Type else {
            throw Failure(BundlePhrase.onlyWrites(method.method.name), status: .usage)
        }
        return BundleEntry(
            method: method.method.name,
            message: try await message(request, in: bundle, at: now),
            key: Bytes(Array("bundle-\(Identifier.random().text)".utf8)),
            recordedAt: now,
            standIn: .random()
        )
    }

    private func message<Request: ServiceRequest>(
        _ type: Request.Type,
        in bundle: OfflineBundle,
        at now: Instant
    ) async throws -> Bytes {
        let known = try bundle.recordsWritten()
        var builder = try MessageBuilder(
            words: words.map { try bundle.resolved($0) },
            json: try json.map { try bundle.resolvedJSON($0) }
        ) { message in
            guard case .fields(let fields) = message else { return nil }
            let meant = fields.values.contains { value in
                guard case .text(let text) = value else { return false }
                return Identifier(text).map { known.contains($0) } ?? false
            }
            // The version that an earlier entry of this bundle will have answered.
            guard meant else { throw Failure(BundlePhrase.sayVersion(), status: .usage) }
            return 0
        }
        var message = try BundleMessage(Bytes(Wire.encode(try await builder.request(type))))
        if message.value["occurred"] == nil,
            try MessageFields(of: type).shape(at: ["occurred", "at"]) != nil
        {
            // Not the day of the import: clocks of the law run from the event.
            let value = Occurrence(at: now)
            message.set("occurred", to: try Wire.decode(from: Wire.encode(value)))
        }
        let request = try message.request(type)
        if let checked = request as? any LocallyChecked {
            let broken = checked.broken(at: now)
            guard broken.isEmpty else {
                throw Failure(
                    BundlePhrase.breaksRules(),
                    next: RuleText.lines(of: broken),
                    status: .invalidArgument
                )
            }
        }
        let bytes = try Wire.encode(request)
        guard bytes.count <= Request.method.maximumRequestBytes else {
            throw BundleError.tooLarge.failure
        }
        return Bytes(bytes)
    }
}

extension OfflineBundle {
    /// The records that its entries make or change, as they stand in messages.
    func recordsWritten() throws -> Set<Identifier> {
        var known = Set(entries.map(\.standIn))
        for entry in entries {
            known.formUnion(try BundleMessage(entry.message).subjects.map(\.id))
        }
        return known
    }

    /// A word as typed, `P-3`, `id=P-3` or `people=P-1,P-2`, with the stand-ins of those entries.
    func resolved(_ word: String) throws -> String {
        if let (path, value) = MessageBuilder.assignment(in: word) {
            return path.joined(separator: ".") + "=" + (try resolvedValue(value))
        }
        return try resolvedValue(word)
    }

    /// JSON with the stand-ins of the entries that its texts name.
    func resolvedJSON(_ json: String) throws -> String {
        var fault: (any Error)?
        let text = json.replacing(/"(P-[0-9]+)"/) { match in
            do {
                return "\"\(try standIn(named: match.1))\""
            } catch {
                fault = error
                return String(match.0)
            }
        }
        if let fault { throw fault }
        return text
    }

    private func resolvedValue(_ value: String) throws -> String {
        if value.hasPrefix("[") || value.hasPrefix("{") { return try resolvedJSON(value) }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.contains(where: { Self.entry(named: $0) != nil }),
            parts.allSatisfy({ Self.entry(named: $0) != nil || Identifier(String($0)) != nil })
        else { return value }
        return try parts.map { part in
            Self.entry(named: part) == nil ? String(part) : try standIn(named: part)
        }.joined(separator: ",")
    }

    private func standIn(named text: some StringProtocol) throws -> String {
        guard let number = Self.entry(named: text), entries.indices.contains(number - 1) else {
            throw Failure(
                BundlePhrase.unknownEntry(String(text), "\(entries.count)"),
                status: .usage
            )
        }
        return entries[number - 1].standIn.text
    }
}
