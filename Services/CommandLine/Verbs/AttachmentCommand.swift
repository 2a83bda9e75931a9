import ArgumentParser
import Crypto
import Foundation
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward attachment`: files beside a record, sent and fetched.
struct AttachmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attachment",
        abstract: AttachmentPhrase.about(),
        subcommands: [Add.self, Get.self]
    )

    /// Which record: its kind and its identifier.
    struct Place: ParsableArguments {
        @Argument(
            help: ArgumentHelp(AttachmentPhrase.kind(), valueName: "kind"),
            completion: .list(AttachmentCommand.kinds.map { $0.kind.rawValue })
        )
        var kind: String

        @Argument(help: ArgumentHelp(AttachmentPhrase.record(), valueName: "id"))
        var id: String

        /// The kind so called, in full or by its noun alone.
        func known() throws -> any AttachingKind.Type {
            let found = AttachmentCommand.kinds.first {
                $0.kind.rawValue == kind || $0.kind.rawValue.hasSuffix(".\(kind)")
            }
            guard let found else {
                throw Failure(
                    AttachmentPhrase.unknownKind(kind),
                    next: AttachmentCommand.kinds.map { $0.kind.rawValue },
                    status: .usage
                )
            }
            return found
        }

        /// An identifier as it is typed.
        static func identifier(_ text: String) throws -> Identifier {
            guard let identifier = Identifier(text) else {
                throw Failure(AttachmentPhrase.notAnIdentifier(text), status: .usage)
            }
            return identifier
        }
    }

    /// The kinds that take files.
    static var kinds: [any AttachingKind.Type] {
        Services.methods.compactMap { $0 as? any AttachingKind.Type }
    }

    /// Sends a file; one that was begun before goes on where it came to.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: AttachmentPhrase.add())

        @OptionGroup var place: Place

        @Argument(
            help: ArgumentHelp(AttachmentPhrase.file(), valueName: "file"),
            completion: .file()
        )
        var file: String

        @OptionGroup var options: CallOptions

        func run() async throws {
            let kind = try place.known()
            let id = try Place.identifier(place.id)
            let source = try AttachedFile(reading: file)
            let output = Output(options.speech)
            try await Session.with(options.session()) { session in
                try output.show(try await kind.send(source, to: id, in: session))
            }
        }
    }

    /// Fetches a file, checks its digest, and only then gives it its name.
    struct Get: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: AttachmentPhrase.get())

        @OptionGroup var place: Place

        @Argument(help: ArgumentHelp(AttachmentPhrase.attachment(), valueName: "attachment"))
        var attachment: String

        @Argument(help: ArgumentHelp(AttachmentPhrase.target(), valueName: "file"))
        var target: String

        @OptionGroup var options: CallOptions

        func run() async throws {
            let kind = try place.known()
            let id = try Place.identifier(place.id)
            let attachment = AttachmentID(try Place.identifier(attachment))
            guard !FileManager.default.fileExists(atPath: target) else {
                throw Failure(AttachmentPhrase.targetExists(target), status: .usage)
            }
            let target = URL(fileURLWithPath: target)
            let output = Output(options.speech)
            try await Session.with(options.session()) { session in
                try output.show(
                    try await kind.fetch(attachment, of: id, into: target, in: session)
                )
            }
        }
    }
}

/// A file on this machine that is to be attached.
struct AttachedFile: Sendable {
    let name: String
    let type: AttachmentType
    let content: [UInt8]
    let digest: ContentDigest

    /// Reads a file whole: the largest that is taken fits into memory.
    init(reading path: String) throws {
        let url = URL(fileURLWithPath: path)
        guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize,
            size <= Attachment.largest, let content = try? Data(contentsOf: url)
        else {
            throw Failure(
                AttachmentPhrase.unreadable(path, "\(Attachment.largest >> 20)"),
                status: .usage
            )
        }
        guard let type = AttachmentType(beginning: content) else {
            throw Failure(
                AttachmentPhrase.unknownType(path),
                next: AttachmentType.allCases.map(\.label.current),
                status: .usage
            )
        }
        guard let digest = ContentDigest(Array(SHA256.hash(data: content))) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        name = url.lastPathComponent
        self.type = type
        self.content = Array(content)
        self.digest = digest
    }
}

/// A kind of record that takes files, as its contract's method shows.
protocol AttachingKind {
    static var kind: RecordKind { get }
    static func send(
        _ file: AttachedFile,
        to id: Identifier,
        in session: Session
    ) async throws -> Attachment
    static func fetch(
        _ attachment: AttachmentID,
        of id: Identifier,
        into target: URL,
        in session: Session
    ) async throws -> Attachment
}

extension BeginAttachment: AttachingKind {
    static var kind: RecordKind { R.kind }

    /// Pieces of this many bytes: one that is lost on a bad line costs little.
    private static var pieceBytes: Int { 256 << 10 }

    static func send(
        _ file: AttachedFile,
        to id: Identifier,
        in session: Session
    ) async throws -> Attachment {
        let id = R.ID(id)
        let known = try await session.call(ListAttachments<R>(id: id)).attachments
        var attachment: Attachment
        if let begun = known.first(where: {
            $0.digest == file.digest && $0.bytes == file.content.count
        }) {
            attachment = begun
        } else {
            attachment = try await session.call(
                BeginAttachment(
                    id: id,
                    name: FreeText(file.name),
                    type: file.type,
                    bytes: file.content.count,
                    digest: file.digest
                )
            )
        }
        while !attachment.isComplete {
            let piece = file.content[attachment.received...].prefix(pieceBytes)
            attachment = try await session.call(
                SendAttachmentPiece<R>(
                    id: id,
                    attachment: attachment.id,
                    offset: attachment.received,
                    content: Bytes(Array(piece))
                )
            )
        }
        return attachment
    }

    static func fetch(
        _ attachment: AttachmentID,
        of id: Identifier,
        into target: URL,
        in session: Session
    ) async throws -> Attachment {
        let id = R.ID(id)
        let known = try await session.call(ListAttachments<R>(id: id)).attachments
        guard let file = known.first(where: { $0.id == attachment }) else {
            throw Failure(AttachmentPhrase.noSuchFile(attachment.loggable))
        }
        var content: [UInt8] = []
        let pieces = try await session.stream(ReadAttachment<R>(id: id, attachment: attachment))
        for try await piece in pieces {
            guard content.count + piece.content.count <= Attachment.largest else {
                throw Failure(AttachmentPhrase.damaged())
            }
            content += piece.content.array
        }
        guard Array(SHA256.hash(data: content)) == file.digest.bytes.array else {
            throw Failure(AttachmentPhrase.damaged())
        }
        try PrivateFile.write(content, to: target)
        return file
    }
}

/// What `homeward attachment` says.
enum AttachmentPhrase: Phrasebook {
    case about, kind, record, add, file, get, attachment, target
    case unknownKind, notAnIdentifier, targetExists, unreadable, unknownType, noSuchFile, damaged

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Tệp đính kèm hồ sơ: công văn quét, biên bản, ảnh.",
                en: "Files beside a record: scanned notes, minutes, pictures."
            )
        case .kind:
            Label(
                vi: "Loại hồ sơ, ví dụ cases.report hoặc report.",
                en: "The kind of record, cases.report or report."
            )
        case .record: Label(vi: "Số hồ sơ.", en: "The record's identifier.")
        case .add:
            Label(
                vi: "Gửi một tệp; nếu trước đó gửi dở thì gửi tiếp.",
                en: "Send a file; one that was begun before goes on."
            )
        case .file: Label(vi: "Tệp cần gửi.", en: "The file to send.")
        case .get:
            Label(
                vi: "Tải một tệp về và kiểm tra mã băm.",
                en: "Fetch a file and check its digest."
            )
        case .attachment: Label(vi: "Số của tệp đính kèm.", en: "The file's identifier.")
        case .target:
            Label(vi: "Tên tệp sẽ ghi (chưa có).", en: "The file to write; it must not exist yet.")
        case .unknownKind:
            Label(
                vi: "Loại hồ sơ “{}” không nhận tệp đính kèm.",
                en: "No kind of record called “{}” takes files."
            )
        case .notAnIdentifier:
            Label(vi: "“{}” không phải là một số hồ sơ.", en: "“{}” is no identifier.")
        case .targetExists:
            Label(vi: "Tệp {} đã có, không ghi đè.", en: "{} exists and is not overwritten.")
        case .unreadable:
            Label(
                vi: "Không đọc được tệp {}, hoặc tệp lớn hơn {} MB.",
                en: "{} cannot be read, or is larger than {} MB."
            )
        case .unknownType:
            Label(
                vi: "Nội dung tệp {} không thuộc loại được nhận.",
                en: "The content of {} is of no type that is taken."
            )
        case .noSuchFile:
            Label(vi: "Hồ sơ không có tệp {}.", en: "The record has no file {}.")
        case .damaged:
            Label(
                vi: "Nội dung tải về không đúng mã băm; không ghi tệp.",
                en: "What arrived has another digest; nothing was written."
            )
        }
    }
}
