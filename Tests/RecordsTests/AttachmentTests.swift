import Audit
import Crypto
import Foundation
import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Files beside records: sent in pieces, sealed, checked, streamed and gone with their record.
@Suite struct AttachmentTests {
    private static let content = Array("%PDF-1.7 ".utf8) + (0..<5_000).map { UInt8($0 % 251) }

    private func begin(
        _ tip: Filed<Tip>,
        digestOf digested: [UInt8] = content,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Vocabulary.Attachment {
        try await office.client(officer).call(
            BeginAttachment<Tip>(
                id: tip.id,
                name: FreeText("biên bản Nguyễn Thị Thử.pdf"),
                type: .pdf,
                bytes: Self.content.count,
                digest: try #require(ContentDigest(Array(SHA256.hash(data: digested))))
            )
        )
    }

    @discardableResult
    private func send(
        _ file: Vocabulary.Attachment,
        of tip: Filed<Tip>,
        from offset: Int,
        _ piece: some Collection<UInt8>,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Vocabulary.Attachment {
        try await office.client(officer).call(
            SendAttachmentPiece<Tip>(
                id: tip.id,
                attachment: file.id,
                offset: offset,
                content: Bytes(Array(piece))
            )
        )
    }

    private func sent(_ tip: Filed<Tip>, in office: Office) async throws -> Vocabulary.Attachment {
        let file = try await begin(tip, in: office)
        try await send(file, of: tip, from: 0, Self.content.prefix(2_000), in: office)
        return try await send(file, of: tip, from: 2_000, Self.content.dropFirst(2_000), in: office)
    }

    private func read(
        _ file: Vocabulary.Attachment,
        of tip: Filed<Tip>,
        from offset: Int? = nil,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> [UInt8] {
        var content: [UInt8] = []
        let pieces = try await office.client(officer).stream(
            ReadAttachment<Tip>(id: tip.id, attachment: file.id, offset: offset)
        )
        for try await piece in pieces { content += piece.content.array }
        return content
    }

    private func withdraw(
        _ file: Vocabulary.Attachment,
        of tip: Filed<Tip>,
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Vocabulary.Attachment {
        try await office.client(officer).call(
            WithdrawAttachment<Tip>(
                id: tip.id,
                attachment: file.id,
                reason: FreeText("gửi nhầm")
            )
        )
    }

    @Test func `a file comes out as it went in, from any place on`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let file = try await sent(tip, in: office)
            #expect(file.isComplete)
            #expect(try await read(file, of: tip, in: office) == Self.content)
            for offset in [0, 1, 1_999, 2_000, 2_001, Self.content.count] {
                let rest = try await read(file, of: tip, from: offset, in: office)
                #expect(rest == Array(Self.content.dropFirst(offset)), "from \(offset)")
            }
            let list = try await office.client(.minh)
                .call(ListAttachments<Tip>(id: tip.id)).attachments
            #expect(list == [file])
            let history = try await office.client(.lan)
                .call(RecordHistory<Tip>(id: tip.id)).versions
            #expect(history.map(\.what) == [Word(.filed), Word(.attached)])
            #expect(history.last?.facts[.link] == file.id.loggable)
        }
    }

    @Test func `neither name nor content stands in a file of the service`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            _ = try await sent(try await office.filed(), in: office)
            try await office.close()
            let marks = [Array("Nguyễn Thị Thử".utf8), Array(Self.content[100..<140])]
            for file in Office.File.allCases {
                let path = folder.appending(path: file.rawValue)
                guard let bytes = try? [UInt8](Data(contentsOf: path)) else { continue }
                for mark in marks {
                    #expect(bytes.firstRange(of: mark) == nil, "\(file)")
                }
            }
        }
    }

    @Test func `a piece whose answer was lost is sent again and not taken twice`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let file = try await begin(tip, in: office)
            let first = Self.content.prefix(2_000)
            try await send(file, of: tip, from: 0, first, in: office)
            let again = try await send(file, of: tip, from: 0, first, in: office)
            #expect(again.received == 2_000)
            #expect(try await office.rows("record_attachment_pieces") == 1)
            let error = await serviceError {
                try await send(file, of: tip, from: 3_000, [1, 2, 3], in: office)
            }
            #expect(error?.reason == "attachment.offset")
            #expect(
                error?.violations == [FieldViolation(field: "offset", rule: "current.2000")]
            )
            #expect(try await office.rows("record_attachment_pieces") == 1)
            let partial = await refusal { _ = try await read(file, of: tip, in: office) }
            #expect(partial == "record.notFound")
        }
    }

    @Test func `what is not what was announced is not kept`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let file = try await begin(tip, digestOf: [1, 2, 3], in: office)
            let versions = try await office.rows("record_versions")
            let refused: [[FieldViolation]?] = [
                await serviceError {
                    try await send(file, of: tip, from: 0, Self.content, in: office)
                }?.violations,
                await serviceError {
                    try await send(file, of: tip, from: 0, "MZ program".utf8, in: office)
                }?.violations,
                await serviceError {
                    try await send(file, of: tip, from: 0, Self.content + [1], in: office)
                }?.violations,
                await serviceError {
                    try await send(file, of: tip, from: 0, [], in: office)
                }?.violations,
            ]
            #expect(
                refused == [
                    [FieldViolation(field: "content", rule: "digest")],
                    [FieldViolation(field: "content", rule: "attachmentType")],
                    [FieldViolation(field: "content", rule: "length.1-\(Self.content.count)")],
                    [FieldViolation(field: "content", rule: "length.1-1048576")],
                ]
            )
            #expect(try await office.rows("record_attachment_pieces") == 0)
            #expect(try await office.rows("record_versions") == versions)
        }
    }

    @Test func `files that are empty, too large or too many are refused, and nothing is kept`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let digest = try #require(ContentDigest(Array(0..<32)))
            for bytes in [0, -1, Vocabulary.Attachment.largest + 1, Int.max] {
                let error = await serviceError {
                    _ = try await office.client(.lan).call(
                        BeginAttachment<Tip>(
                            id: tip.id,
                            name: FreeText("a.pdf"),
                            type: .pdf,
                            bytes: bytes,
                            digest: digest
                        )
                    )
                }
                #expect(error?.code == .invalidArgument, "\(bytes)")
            }
            #expect(try await office.rows("record_attachments") == 0)
            for _ in 0..<Vocabulary.Attachment.limit { _ = try await begin(tip, in: office) }
            let more = await refusal { _ = try await begin(tip, in: office) }
            #expect(more == "attachment.tooMany")
            #expect(try await office.rows("record_attachments") == Vocabulary.Attachment.limit)
        }
    }

    @Test func `a stranger learns of no file, and a file of one record is none of another`()
        async throws
    {
        try await withOffice { office in
            let tip = try await office.filed()
            let file = try await sent(tip, in: office)
            let versions = try await office.rows("record_versions")
            let refused: [String?] = [
                await refusal { _ = try await begin(tip, by: .stranger, in: office) },
                await refusal {
                    try await send(file, of: tip, from: 0, [1], by: .stranger, in: office)
                },
                await refusal { _ = try await read(file, of: tip, by: .stranger, in: office) },
                await refusal {
                    _ = try await office.client(.stranger)
                        .call(ListAttachments<Tip>(id: tip.id))
                },
                await refusal { _ = try await withdraw(file, of: tip, by: .stranger, in: office) },
            ]
            #expect(refused == Array(repeating: "record.notFound", count: 5))
            #expect(try await office.rows("record_attachments") == 1)
            #expect(try await office.rows("record_versions") == versions)
            let other = try await office.filed()
            let elsewhere = await refusal { _ = try await read(file, of: other, in: office) }
            #expect(elsewhere == "record.notFound")
        }
    }

    @Test func `a withdrawn file is no longer shown, and stays on record`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let file = try await sent(tip, in: office)
            #expect(try await withdraw(file, of: tip, in: office).withdrawn)
            let list = try await office.client(.lan)
                .call(ListAttachments<Tip>(id: tip.id)).attachments
            #expect(list == [])
            let unread = await refusal { _ = try await read(file, of: tip, in: office) }
            #expect(unread == "record.notFound")
            #expect(try await office.rows("record_attachment_pieces") == 2)
            let last = try await office.client(.lan)
                .call(RecordHistory<Tip>(id: tip.id)).versions.last
            #expect(last?.what == Word(.withdrawn))
            #expect(last?.reason == FreeText("gửi nhầm"))
        }
    }

    @Test func `a file that does not come to an end within a day is forgotten`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let file = try await begin(tip, in: office)
            try await send(file, of: tip, from: 0, Self.content.prefix(100), in: office)
            let whole = try await sent(tip, in: office)
            let who = try #require(AuditIdentity("spiffe://mps.homeward.gov.vn/service/files"))
            office.time.pass(.seconds(86_000))
            #expect(try await office.keeper.sweep(as: who).attachmentsForgotten == 0)
            office.time.pass(.seconds(1_000))
            #expect(try await office.keeper.sweep(as: who).attachmentsForgotten == 1)
            #expect(try await office.rows("record_attachments") == 1)
            #expect(try await office.rows("record_attachment_pieces") == 2)
            #expect(try await read(whole, of: tip, in: office) == Self.content)
        }
    }
}
