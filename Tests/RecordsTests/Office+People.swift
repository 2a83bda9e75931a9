import Foundation
import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

extension Office {
    /// Why somebody reads what identifies a person.
    static let purpose = StatedPurpose(
        Purpose.support.rawValue,
        reference: Identifier.random().loggable
    )

    /// A person on file, sealed with a key of their own.
    func person(
        _ name: String = "Nguyễn Thị Hoà",
        village: String = "bản Nà Phạ",
        by officer: Caller = .health,
        key: IdempotencyKey? = nil
    ) async throws -> Filed<Person> {
        try await client(officer).call(
            FilePerson(
                person: Person(name: PersonName(name), village: Address(village)),
                owner: "VN/GOV/MOH/PROV/QNI"
            ),
            key: key
        ).person
    }

    /// Erases a person.
    @discardableResult
    func erase(_ person: VictimRef, key: IdempotencyKey? = nil) async throws -> Int {
        try await client(.health).call(ErasePerson(person: person), key: key).records
    }

    /// Whether a person can be read.
    func isReadable(_ person: VictimRef) async throws -> Bool {
        do {
            _ = try await client(.health).call(
                FetchRecord<Person>(id: person),
                purpose: Self.purpose
            )
            return true
        } catch let error where error.reason == "record.notFound" {
            return false
        }
    }

    /// Rows that a statement finds, each as its values.
    func found(_ statement: String) async throws -> [[StoredValue]] {
        try await keeper.store.read { try $0.rows(statement).map(\.values) }
    }

    /// Changes the store behind the kernel's back, as somebody with the file in hand does.
    func tamper(_ statement: String, _ values: any Storable...) async throws {
        let values = values.map(\.storedValue)
        _ = try await keeper.store.write { try $0.execute(statement, values: values) }
    }

    /// The rows of every table that only accepted changes add to.
    func everything() async throws -> [String: Int] {
        var rows: [String: Int] = [:]
        for table in [
            "records", "record_versions", "record_facets", "record_clocks", "record_approvals",
            "record_events", "record_replies", "record_subjects", "names", "audit_entries",
        ] {
            rows[table] = try await self.rows(table)
        }
        return rows
    }

    /// The office's files in which a text stands in the clear.
    func places(of text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
            let content = try Data(contentsOf: folder.appending(path: name))
            return content.range(of: Data(text.utf8)) != nil
        }
    }

    /// Copies files of the office aside, which must be closed; put back with ``restore(_:)``.
    func copy(_ files: Set<File>) throws -> [File: Data] {
        try files.reduce(into: [:]) { copies, file in
            copies[file] = try Data(contentsOf: folder.appending(path: file.rawValue))
        }
    }

    /// Puts copies back in the place of the files; the office must be closed.
    func restore(_ copies: [File: Data]) throws {
        for (file, content) in copies {
            let place = folder.appending(path: file.rawValue)
            for ending in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: place.path + ending)
            }
            try content.write(to: place)
        }
    }
}
