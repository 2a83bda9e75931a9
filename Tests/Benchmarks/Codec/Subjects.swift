import BenchmarkRecord
import BenchmarkSupport
import Foundation
import RecordProtobuf
import SwiftProtobuf
import WireCodec

/// Who encodes and decodes the record, each into its own format and from it.
enum Subjects {
    static func all() throws -> [Subject] {
        let record = try CaseRecord.sample()
        return try encoders(of: record) + decoders(of: record)
    }

    private static func encoders(of record: CaseRecord) -> [Subject] {
        let encoder = JSONEncoder()
        let message = Peers_CaseRecord(record)
        return [
            Subject("encode", "Wire, Codable") { try Wire.encodeThroughCodable(record) },
            Subject("encode", "Wire, direct") { try Wire.encode(record) },
            Subject("encode", "hand-written") { HandWritten.encode(record) },
            Subject("encode", "floor of Codable") { try Positional.encode(record) },
            Subject("encode", "swift-protobuf") { try message.serializedBytes() as [UInt8] },
            Subject("encode", "JSONEncoder") { try encoder.encode(record) },
        ]
    }

    private static func decoders(of record: CaseRecord) throws -> [Subject] {
        let bytes = try Wire.encode(record)
        let decoder = JSONDecoder()
        let json = try JSONEncoder().encode(record)
        let positional = try Positional.encode(record)
        let protobuf: [UInt8] = try Peers_CaseRecord(record).serializedBytes()
        guard try Wire.encodeThroughCodable(record) == bytes,
            try Wire.decode(CaseRecord.self, from: bytes) == record,
            HandWritten.encode(record) == bytes, try HandWritten.decode(bytes) == record,
            try Positional.decode(CaseRecord.self, from: positional) == record
        else { preconditionFailure("all ways of writing the record make the same bytes") }
        return [
            Subject("decode", "Wire, Codable") {
                try bytes.withUnsafeBytes {
                    try Wire.decodeThroughCodable(CaseRecord.self, from: $0)
                }
            },
            Subject("decode", "Wire, direct") {
                try Wire.decode(CaseRecord.self, from: bytes)
            },
            Subject("decode", "hand-written") { try HandWritten.decode(bytes) },
            Subject("decode", "floor of Codable") {
                try Positional.decode(CaseRecord.self, from: positional)
            },
            Subject("decode", "swift-protobuf") {
                try Peers_CaseRecord(serializedBytes: protobuf)
            },
            Subject("decode", "JSONDecoder") { try decoder.decode(CaseRecord.self, from: json) },
        ]
    }
}

extension Peers_CaseRecord {
    /// The record as protocol buffers carry it.
    init(_ record: CaseRecord) {
        self.init()
        id = record.id
        number = record.number
        title = record.title
        court = record.court
        judge = record.judge
        clerk = record.clerk
        location = record.location
        category = record.category
        note = record.note
        createdAt = record.createdAt
        updatedAt = record.updatedAt
        filedAt = record.filedAt
        hearingAt = record.hearingAt
        status = Peers_Status(rawValue: record.status) ?? .new
        kind = Peers_Kind(rawValue: record.kind) ?? .civil
        priority = record.priority
        room = record.room
        sealed = record.sealed
        urgent = record.urgent
        parties = record.parties.map { party in
            var message = Peers_Party()
            message.id = party.id
            message.role = Peers_Role(rawValue: party.role) ?? .none
            message.name = party.name
            return message
        }
    }
}
