import Foundation

/// The record that every benchmark carries: 20 properties, five parties, 19 strings.
///
/// Half of its text is Vietnamese. `record.proto` describes the same for protocol buffers.
public struct CaseRecord: Codable, Hashable, Sendable {
    /// One of the people in the case.
    public struct Party: Codable, Hashable, Sendable {
        public var id: String
        public var role: Int
        public var name: String

        /// A party of these.
        @inlinable
        public init(
            id: String,
            role: Int,
            name: String
        ) {
            self.id = id
            self.role = role
            self.name = name
        }
    }

    public var id: String
    public var number: String
    public var title: String
    public var court: String
    public var judge: String
    public var clerk: String
    public var location: String
    public var category: String
    public var note: String
    public var createdAt: Int64
    public var updatedAt: Int64
    public var filedAt: Int64
    public var hearingAt: Int64
    public var status: Int
    public var kind: Int
    public var priority: Int32
    public var room: Int32
    public var sealed: Bool
    public var urgent: Bool
    public var parties: [Party]

    /// A record of these.
    @inlinable
    public init(
        id: String,
        number: String,
        title: String,
        court: String,
        judge: String,
        clerk: String,
        location: String,
        category: String,
        note: String,
        createdAt: Int64,
        updatedAt: Int64,
        filedAt: Int64,
        hearingAt: Int64,
        status: Int,
        kind: Int,
        priority: Int32,
        room: Int32,
        sealed: Bool,
        urgent: Bool,
        parties: [Party]
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.court = court
        self.judge = judge
        self.clerk = clerk
        self.location = location
        self.category = category
        self.note = note
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.filedAt = filedAt
        self.hearingAt = hearingAt
        self.status = status
        self.kind = kind
        self.priority = priority
        self.room = room
        self.sealed = sealed
        self.urgent = urgent
        self.parties = parties
    }

    /// The record as it stands in `record.json`.
    public static func sample() throws -> CaseRecord {
        guard let file = Bundle.module.url(forResource: "record", withExtension: "json") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try JSONDecoder().decode(CaseRecord.self, from: Data(contentsOf: file))
    }
}
