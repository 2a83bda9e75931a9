import Foundation
import Yams

/// What a world lacks, told apart: what came with a later build or can be issued anew, and what it had
/// and lost.
///
/// A pair of certificate and key that is gone as a whole is issued by the world's own authority. A file that
/// the world was never given is written. Everything else that is missing is lost: only a backup has it.
struct WorldCompletion: Sendable {
    let layout: WorldLayout
    /// Whose certificate and key are both missing.
    let subjects: [Subject]
    /// Configuration files that the world was never given.
    let files: [URL]
    /// The officers whom the world never knew: policy and settings gain them.
    ///
    /// One whom an administrator took out of the policy was known, and stays out.
    let officers: [Officer]
    /// What was there once and cannot be made again.
    let lost: [String]

    /// Looks at a world without changing it.
    init(of layout: WorldLayout, made description: World.Description) {
        let store = CertificateStore(layout: layout)
        let exists = { (file: URL) in FileManager.default.fileExists(atPath: file.path) }
        let bare = World.subjects.filter {
            !exists(store.certificate($0)) && !exists(store.key($0))
        }
        let newcomers = Officer.all.filter { officer in
            let subject = Subject.officer(officer.number, officer.ministry)
            let file = layout.relative(store.certificate(subject))
            return description.files.map { !$0.contains(file) } ?? bare.contains(subject)
        }
        let pairs = Set(bare.flatMap { [store.certificate($0), store.key($0)] })
        let others = World.necessities(of: layout).filter { !exists($0) && !pairs.contains($0) }
        let isNew = { (file: URL) in
            description.files.map { !$0.contains(layout.relative(file)) } ?? false
        }
        self.layout = layout
        subjects = bare
        officers = newcomers
        files = others.filter(isNew)
        lost = others.filter { !isNew($0) }.map { layout.relative($0) }
    }

    /// Whether the world has all.
    var isNeedless: Bool { subjects.isEmpty && files.isEmpty && officers.isEmpty && lost.isEmpty }

    /// What it lacks and can be given, in a reader's words.
    var missing: [String] {
        let known = Set(officers.map { Subject.officer($0.number, $0.ministry) })
        return officers.map(\.handle)
            + subjects.filter { !known.contains($0) }.map(\.asArgument)
            + files.map { layout.relative($0) }
    }
}

extension World {
    /// Adds to a world what it lacks; what is there stays byte for byte, but for the two lists of officers,
    /// which gain entries.
    ///
    /// The order makes a completion that is broken off go on the next time: an officer counts as new until
    /// the description, written last, names them.
    static func complete(_ layout: WorldLayout, _ network: Network) throws {
        guard var description = Description(of: layout) else { throw foreign(layout) }
        let completion = WorldCompletion(of: layout, made: description)
        let store = CertificateStore(layout: layout)
        // Nothing is written where an authority cannot issue or a list cannot be extended.
        for subject in completion.subjects { try store.checkAuthority(subject.ministry) }
        let configuration = ConfigurationFiles(
            layout: layout,
            basePort: description.basePort,
            network: network
        )
        let lists = try completion.extendedLists(configuration)
        for (file, text) in lists { try PrivateFile.write(text, to: file) }
        for (file, text) in try configuration.texts() where completion.files.contains(file) {
            try PrivateFile.write(text, to: file)
        }
        try store.issueMissing(completion.subjects)
        description.files = necessities(of: layout).map { layout.relative($0) }
        try description.write(to: layout)
    }
}

extension WorldCompletion {
    /// Policy and settings with the new officers in them; only those files that change.
    fileprivate func extendedLists(
        _ configuration: ConfigurationFiles
    ) throws -> [(URL, String)] {
        try [
            (layout.policy, "identity", \Officer.identity, configuration.policyEntry),
            (layout.clientSettings, "handle", \Officer.handle, configuration.clientEntry),
        ].compactMap { file, key, name, entry in
            guard !files.contains(file) else { return nil }
            let list = OfficersList(
                file: file,
                text: try String(contentsOf: file, encoding: .utf8),
                key: key
            )
            let known = try list.names()
            let added = officers.filter { !known.contains($0[keyPath: name]) }
            guard !added.isEmpty else { return nil }
            return (file, try list.adding(added.map { ($0[keyPath: name], entry($0)) }))
        }
    }
}

/// The list under `officers:` of a YAML file, extended without touching another byte of it.
private struct OfficersList {
    let file: URL
    let text: String
    /// The key whose value names an officer.
    let key: String

    /// Whom the list names.
    func names() throws -> [String] { try names(in: text) }

    /// The text with entries put first in the list, indented as its entries are.
    ///
    /// Throws where the result would not say exactly what it said before and the entries.
    func adding(_ entries: [(name: String, text: String)]) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let head = lines.firstIndex(where: { $0.trimmedAtEnd == "officers:" }),
            let first = lines[(head + 1)...].first(where: { $0.drop(while: \.isSpace).first == "-" }
            )
        else { throw unextendable(entries) }
        let indent = String(first.prefix(while: \.isSpace))
        let added = entries.flatMap { entry in
            let own = entry.text.split(separator: "\n").map(String.init)
            let margin = own.first?.prefix(while: \.isSpace).count ?? 0
            return own.map { indent + $0.dropFirst(margin) }
        }
        let before = try names()
        lines.insert(contentsOf: added, at: head + 1)
        let longer = lines.joined(separator: "\n")
        guard let after = try? names(in: longer), after == entries.map(\.name) + before else {
            throw unextendable(entries)
        }
        return longer
    }

    private func names(in text: String) throws -> [String] {
        guard let root = try? Yams.compose(yaml: text)?.mapping,
            let officers = root[Node("officers")]?.array()
        else { throw unextendable([]) }
        return officers.compactMap { $0.mapping?[Node(key)]?.string }
    }

    private func unextendable(_ entries: [(name: String, text: String)]) -> Failure {
        Failure(
            UpPhrase.noListToExtend(entries.map(\.name).joined(separator: ", "), file.path),
            next: [UpPhrase.noListToExtendNext()] + entries.map(\.text)
        )
    }
}

extension Character {
    /// A blank that YAML indents with.
    fileprivate var isSpace: Bool { self == " " }
}

extension String {
    /// Without blanks at its end, and without what an editor of another system ends lines with.
    fileprivate var trimmedAtEnd: String {
        String(reversed().drop { $0.isWhitespace }.reversed())
    }
}
