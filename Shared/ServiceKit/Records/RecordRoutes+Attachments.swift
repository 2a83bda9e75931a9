import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

extension RecordRoutes {
    /// The routes of the files beside a record.
    var attachments: [Route<R.Service>] {
        guard R.takesAttachments else { return [] }
        return [
            Route(begin), Route(takePiece), Route(listFiles), Route(stream: readFile),
            Route(withdraw),
        ]
    }

    private func begin(
        _ request: BeginAttachment<R>,
        in context: CallContext
    ) async throws -> Attachment {
        guard let type = request.type.known else {
            throw ServiceError.unrecognizedWord(in: "type")
        }
        return try await keeper.write(context) { desk in
            try desk.beginAttachment(
                to: request.id,
                as: R.self,
                name: request.name,
                type: type,
                bytes: request.bytes,
                digest: request.digest
            )
        }
    }

    private func takePiece(
        _ request: SendAttachmentPiece<R>,
        in context: CallContext
    ) async throws -> Attachment {
        try await keeper.write(context) { desk in
            try desk.takePiece(
                of: request.attachment,
                of: request.id,
                as: R.self,
                offset: request.offset,
                content: request.content
            )
        }
    }

    private func listFiles(
        _ request: ListAttachments<R>,
        in context: CallContext
    ) async throws -> ListAttachments<R>.Response {
        try await keeper.read(context) { desk in
            .init(attachments: try desk.attachments(of: request.id, as: R.self))
        }
    }

    /// One piece at a time: a reader who lost the right in the middle gets no further.
    private func readFile(
        _ request: ReadAttachment<R>,
        in context: CallContext,
        into writer: ElementWriter<AttachmentPiece>
    ) async throws {
        var offset = request.offset ?? 0
        while true {
            let from = offset
            let content = try await keeper.read(context) { desk in
                try desk.attachmentPiece(request.attachment, of: request.id, as: R.self, from: from)
            }
            guard let content else { return }
            try await writer.write(AttachmentPiece(offset: offset, content: content))
            offset += content.count
        }
    }

    private func withdraw(
        _ request: WithdrawAttachment<R>,
        in context: CallContext
    ) async throws -> Attachment {
        try await keeper.write(context) { desk in
            try desk.withdraw(
                request.attachment,
                of: request.id,
                as: R.self,
                reason: request.reason
            )
        }
    }
}
