import Foundation
import WireCodec

/// A development world that is whole: certificates, policy, configuration, and room for data.
struct World: Sendable {
    let layout: WorldLayout
    /// The first of the four ports.
    let basePort: Int
    /// When it was made.
    let madeAt: Instant

    /// Where the four services listen unless told otherwise.
    static let usualBasePort = 7440

    /// What `world.json` says.
    struct Description: Codable {
        /// The layout's version; another one is refused.
        var format: Int
        /// The first port.
        var basePort: Int
        /// When the world was made; the demonstration's days are counted back from here, so that a
        /// second run says exactly what the first one said.
        var madeAt: Instant
        /// The files that the world was given, below its folder; worlds of earlier builds do not say.
        ///
        /// What a world lacks and was never given is new, what it was given is lost.
        var files: [String]?
    }

    /// What a folder holds.
    enum Condition: Sendable, Hashable {
        /// Nothing, or no folder.
        case absent
        /// A whole world with this first port.
        case whole(basePort: Int, madeAt: Instant)
        /// A world of an earlier build, or one whose certificates can be issued anew: opening it adds
        /// what it lacks.
        case completable(missing: [String])
        /// A making that was broken off before any service ran: it can simply go on.
        case begun
        /// A world that lacks a file.
        case incomplete(missing: String)
        /// Files of somebody else.
        case foreign
    }

    /// Looks at a folder without changing it.
    static func condition(of layout: WorldLayout) -> Condition {
        // What `pki init` or a ministry's own authority put there is taken over; `run` holds the lock.
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: layout.home.path)) ?? []
        guard names.contains(where: { $0 != "pki" && $0 != "run" }) else { return .absent }
        guard let description = Description(of: layout) else {
            let ours = ["pki", "config", "data", "keys", "world.json"]
            guard names.contains(where: ours.contains) else { return .foreign }
            let isBegun = !names.contains("world.json") && !holdsData(layout)
            return isBegun ? .begun : .incomplete(missing: layout.description.lastPathComponent)
        }
        let completion = WorldCompletion(of: layout, made: description)
        if let lost = completion.lost.first { return .incomplete(missing: lost) }
        guard completion.isNeedless else { return .completable(missing: completion.missing) }
        return .whole(basePort: description.basePort, madeAt: description.madeAt)
    }

    /// Takes the lock of a folder, so that two who make or run its world do not do so at once.
    ///
    /// A folder of somebody else is left untouched.
    static func lock(_ layout: WorldLayout) throws -> WorldLock {
        guard condition(of: layout) != .foreign else { throw foreign(layout) }
        return try WorldLock(of: layout)
    }

    /// The refusal of a folder that is somebody else's.
    static func foreign(_ layout: WorldLayout) -> Failure {
        Failure(
            UpPhrase.foreignHome(layout.home.path),
            next: [UpPhrase.foreignHomeNext()]
        )
    }

    /// Whether a service has ever stored anything there.
    private static func holdsData(_ layout: WorldLayout) -> Bool {
        Daemon.allCases.contains { daemon in
            FileManager.default.fileExists(atPath: layout.store(of: daemon).path)
        }
    }

    /// Opens the world in a folder, or makes one where there is nothing.
    static func open(
        _ layout: WorldLayout,
        basePort wished: Int?,
        network: Network = .loopback,
        say: (String) -> Void
    ) throws -> World {
        switch condition(of: layout) {
        case .whole(let basePort, let madeAt):
            let world = World(layout: layout, basePort: wished ?? basePort, madeAt: madeAt)
            if world.basePort != basePort { try world.writeConfiguration(network) }
            try world.makeFolders()
            say(UpPhrase.kept(layout.home.path))
            return world
        case .completable(let missing):
            try complete(layout, network)
            say(UpPhrase.completed(layout.home.path, missing.joined(separator: ", ")))
            return try open(layout, basePort: wished, network: network, say: say)
        case .absent, .begun:
            let world = World(
                layout: layout,
                basePort: wished ?? usualBasePort,
                madeAt: .now
            )
            say(UpPhrase.making(layout.home.path))
            try world.make(network)
            return world
        case .incomplete(let missing):
            throw Failure(
                UpPhrase.incomplete(layout.home.path, missing),
                next: [UpPhrase.incompleteNext(layout.home.path)]
            )
        case .foreign:
            throw foreign(layout)
        }
    }

    /// Stops with a sentence where a certificate or key cannot be used, as after a half-written
    /// restore; a service would say so as well, but later and without the command that mends it.
    func checkCertificates() throws {
        let store = CertificateStore(layout: layout)
        if let ministry = store.untrusted.first {
            throw Failure(
                UpPhrase.untrusted(store.anchors.path, ministry.trustDomain),
                next: [UpPhrase.badAnchorsNext() + layout.asOption]
            )
        }
        for subject in Self.subjects {
            guard let fault = store.fault(of: subject) else { continue }
            let next =
                if fault.isAboutAnchors {
                    UpPhrase.badAnchorsNext() + layout.asOption
                } else if store.canIssue(subject.ministry) {
                    UpPhrase.badCertificateNext(subject.asArgument) + layout.asOption
                } else {
                    UpPhrase.badAuthorityNext(layout.certificates(of: subject.ministry).path)
                }
            throw Failure(
                UpPhrase.badCertificate(subject.identity, fault.text),
                next: [next]
            )
        }
    }

    /// Makes everything; the description is written last, so that a world broken off in the middle
    /// is known for what it is.
    private func make(_ network: Network) throws {
        try makeFolders()
        let store = CertificateStore(layout: layout)
        try store.makeAuthorities()
        try store.issueMissing(Self.subjects)
        try writeConfiguration(network)
    }

    private func makeFolders() throws {
        let folders =
            [layout.home, layout.certificates, layout.configurations, layout.keys]
            + [layout.data, layout.logs, layout.run]
        for folder in folders { try PrivateFile.makeFolder(folder) }
        for daemon in Daemon.allCases { try PrivateFile.makeFolder(layout.data(of: daemon)) }
    }

    private func writeConfiguration(_ network: Network) throws {
        let files = ConfigurationFiles(layout: layout, basePort: basePort, network: network)
        // Who may do what is not a matter of ports: an administrator's policy stays.
        let keepsPolicy = FileManager.default.fileExists(atPath: layout.policy.path)
        for (file, text) in try files.texts() where file != layout.policy || !keepsPolicy {
            try PrivateFile.write(text, to: file)
        }
        try Description(
            format: 1,
            basePort: basePort,
            madeAt: madeAt,
            files: Self.necessities(of: layout).map { layout.relative($0) }
        ).write(to: layout)
    }

    /// Everybody who has a certificate in a development world.
    static let subjects: [Subject] =
        Daemon.allCases.map(Subject.service)
        + Officer.all.map { .officer($0.number, $0.ministry) }

    /// The files that a whole world has.
    static func necessities(of layout: WorldLayout) -> [URL] {
        let store = CertificateStore(layout: layout)
        return [store.anchors, layout.policy, layout.clientSettings]
            + Daemon.allCases.map { layout.configuration(of: $0) }
            + subjects.flatMap { [store.certificate($0), store.key($0)] }
    }
}

extension World.Description {
    /// Reads what a folder says; missing where it says nothing that this build understands.
    init?(of layout: WorldLayout) {
        guard let data = try? Data(contentsOf: layout.description),
            let description = try? JSONDecoder().decode(Self.self, from: data),
            description.format == 1
        else { return nil }
        self = description
    }

    /// Writes it in place of an earlier one.
    func write(to layout: WorldLayout) throws {
        let text = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try PrivateFile.write(text, to: layout.description)
    }
}

extension WorldLayout {
    /// A file's path below the folder.
    func relative(_ file: URL) -> String {
        let path = file.path
        return path.hasPrefix(home.path + "/") ? String(path.dropFirst(home.path.count + 1)) : path
    }

    /// ` --home FOLDER` for a command that is suggested, empty where it finds the folder by itself.
    var asOption: String {
        let usual = WorldLayout(
            home: URL(fileURLWithPath: PlaceOptions.usualHome, isDirectory: true)
        )
        return usual == self ? "" : " --home \(Suggestions.shell(home.path))"
    }

    /// Where the services are, for this program.
    var clientSettings: URL { configurations.appending(path: "client.yaml") }
}
