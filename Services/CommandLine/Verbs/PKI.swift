import ArgumentParser
import Foundation
import Vocabulary
import WireCodec

/// `homeward pki …`: development certificates.
struct PKI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pki",
        abstract: WorldPhrase.pki(),
        subcommands: [Init.self, Issue.self, Show.self]
    )

    /// Makes the authorities and everybody's certificates; what is there stays.
    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: WorldPhrase.pkiInit())

        @OptionGroup var speech: SpeechOptions

        func run() async throws {
            let store = CertificateStore(layout: speech.layout)
            try PrivateFile.makeFolder(speech.layout.certificates)
            try store.makeAuthorities()
            try store.issueMissing(World.subjects)
            Output(speech).say(
                WorldPhrase.initialised(
                    "\(Ministry.allCases.count)",
                    "\(World.subjects.count)",
                    speech.layout.certificates.path
                )
            )
        }
    }

    /// Issues one certificate, in place of an earlier one.
    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: WorldPhrase.pkiIssue())

        @Argument(help: ArgumentHelp(WorldPhrase.officerArgument()))
        var officer: String?

        @Option(help: ArgumentHelp(WorldPhrase.ministryOption()))
        var ministry: String?

        @Option(
            help: ArgumentHelp(WorldPhrase.serviceOption()),
            completion: .list(Daemon.allCases.map(\.rawValue))
        )
        var service: String?

        @Option(help: ArgumentHelp(WorldPhrase.daysOption()))
        var days = 90

        @OptionGroup var speech: SpeechOptions

        func run() async throws {
            guard (1...3650).contains(days) else {
                throw Failure(WorldPhrase.badDays(), status: .usage)
            }
            let store = CertificateStore(layout: speech.layout)
            let subject = try subject()
            try store.issue(subject, validFor: days)
            Output(speech).say(
                WorldPhrase.issued(subject.identity, store.certificate(subject).path)
            )
        }

        private func subject() throws -> Subject {
            if let service {
                return .service(try Daemon.named(service))
            }
            guard let officer else {
                throw Failure(WorldPhrase.nobodyNamed(), status: .usage)
            }
            if let known = Officer.named(officer) { return .officer(known.number, known.ministry) }
            guard let ministry = ministry.flatMap(Ministry.init(rawValue:)),
                officer.wholeMatch(of: /[0-9]{3}-[0-9]{3}/) != nil
            else { throw Failure(WorldPhrase.badOfficerNumber(officer), status: .usage) }
            return .officer(officer, ministry)
        }
    }

    /// Who has a certificate here.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: WorldPhrase.pkiShow())

        @OptionGroup var speech: SpeechOptions

        /// One line of the list.
        private struct Entry: Codable {
            let handle: String
            let number: String
            let identity: String
            let unit: String
            let roles: [String]
            let post: String
            let validUntil: String?
        }

        func run() async throws {
            let store = CertificateStore(layout: speech.layout)
            let officers = Officer.all.map { officer in
                Entry(
                    handle: officer.handle,
                    number: officer.number,
                    identity: officer.identity,
                    unit: officer.unit,
                    roles: officer.roles,
                    post: officer.postName,
                    validUntil: store.validUntil(.officer(officer.number, officer.ministry))
                )
            }
            let services = Daemon.allCases.map { daemon in
                Entry(
                    handle: daemon.rawValue,
                    number: "",
                    identity: daemon.identity,
                    unit: "",
                    roles: ["service.\(daemon.rawValue)"],
                    post: daemon.label.current,
                    validUntil: store.validUntil(.service(daemon))
                )
            }
            let output = Output(speech)
            let entries = officers + services
            try output.show(entries) {
                TextTable(
                    [
                        WorldPhrase.handle(), WorldPhrase.number(), WorldPhrase.post(),
                        WorldPhrase.roles(), WorldPhrase.validUntil(),
                    ],
                    rows: entries.map {
                        [
                            $0.handle, $0.number, $0.post, $0.roles.joined(separator: " "),
                            $0.validUntil.flatMap { CalendarDate($0)?.inVietNam }
                                ?? WorldPhrase.missing(),
                        ]
                    }
                )
            }
        }
    }
}

extension Officer {
    /// The post in this run's language.
    var postName: String { Label(vi: post.vi, en: post.en).current }
}
