import Records
import ServiceContracts
import Vocabulary

/// What the tables of interpreters cannot say: who may interpret for whom.
enum Interpreting {
    /// Only a vetted interpreter of the language; what speaks against them is found again each time.
    static func entry(
        _ entry: inout RecordEntry<Interpretation>,
        _ desk: WritingDesk,
        index: BlindIndex
    ) throws {
        let record = entry.record
        guard let interpreter = try desk.unchecked(record.interpreter, as: Interpreter.self) else {
            return
        }
        guard interpreter.state == .vetted else { throw VictimSupportRefusal.interpreterNotVetted }
        guard interpreter.record.languages.contains(record.language) else {
            throw VictimSupportRefusal.invalid("record.language", "unknown")
        }
        entry.record.conflicts = try conflicts(
            of: interpreter.record,
            with: record.victim,
            at: desk,
            index
        )
    }

    /// A conflict is nothing that somebody confirms away; it is looked for again at that moment.
    static func check(
        _ step: StepTaken<Interpretation>,
        _ desk: WritingDesk,
        index: BlindIndex
    ) throws {
        guard step.to == .confirmed else { return }
        guard
            let interpreter = try desk.unchecked(step.record.interpreter, as: Interpreter.self),
            interpreter.state == .vetted
        else { throw VictimSupportRefusal.interpreterNotVetted }
        let found = try conflicts(
            of: interpreter.record,
            with: step.record.victim,
            at: desk,
            index
        )
        guard found.isEmpty else { throw VictimSupportRefusal.interpreterConflict }
    }

    private static func conflicts(
        of interpreter: Interpreter,
        with person: VictimRef,
        at desk: WritingDesk,
        _ index: BlindIndex
    ) throws -> [Word<InterpreterConflict>] {
        var found: [Word<InterpreterConflict>] = []
        let beside = try desk.every(Victim.self, facets: [.victim(person)]).map(\.id)
        let identities = try ([person] + beside).compactMap {
            try desk.unchecked($0, as: VictimIdentity.self)?.record.identity
        }
        let commune = interpreter.commune.map { VietnameseFolding.fold($0.disclosed) }
        if let commune,
            identities.contains(where: {
                $0.commune.map { VietnameseFolding.fold($0.disclosed) } == commune
            })
        {
            found.append(Word(.sameCommune))
        }
        if try isRegistered(interpreter, at: desk, index) { found.append(Word(.registeredPerson)) }
        let name = VietnameseFolding.fold(interpreter.name.disclosed)
        let names = identities.flatMap(\.names).map { VietnameseFolding.fold($0.disclosed) }
        if names.contains(name) { found.append(Word(.sameName)) }
        return found
    }

    /// Whether the interpreter's paper is that of somebody registered here.
    private static func isRegistered(
        _ interpreter: Interpreter,
        at desk: WritingDesk,
        _ index: BlindIndex
    ) throws -> Bool {
        guard let document = interpreter.document,
            let question = index.question(
                PersonParts(document: PersonDocumentNumber(document.disclosed))
            )
        else { return false }
        return try !BlindIndex.everyPart(question, limit: 1, in: desk.transaction).isEmpty
    }
}
