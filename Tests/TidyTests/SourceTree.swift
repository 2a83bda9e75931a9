import Foundation

/// The project's files as they lie in the working copy, read once.
struct SourceTree: Sendable {
    /// One file.
    struct File: Sendable {
        /// The path from the project's root.
        let path: String
        /// Its lines.
        let lines: [String]

        /// The path's parts.
        var parts: [String] { path.split(separator: "/").map(String.init) }
        /// Whether it is a test.
        var isTest: Bool { path.hasPrefix("Tests/") }
        /// The whole text.
        var text: String { lines.joined(separator: "\n") }
    }

    /// Every Swift file of ours.
    let swift: [File]

    /// The project's root, seen from this file.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The working copy.
    static let shared = SourceTree()

    private init() {
        swift = Self.paths(in: ["Package.swift", "Shared", "Services", "Tests"])
            .filter { $0.hasSuffix(".swift") }
            .compactMap { path in
                let file = Self.root.appending(path: path)
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                return File(path: path, lines: lines.map(String.init))
            }
    }

    /// The paths of the files in these places, sorted; hidden folders are left out.
    static func paths(in places: [String]) -> [String] {
        places.flatMap { place -> [String] in
            let start = root.appending(path: place)
            guard isFolder(start) else { return [place] }
            let all = FileManager.default.enumerator(atPath: start.path)?.allObjects ?? []
            return all.compactMap { $0 as? String }
                .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
                .filter { !isFolder(start.appending(path: $0)) }
                .map { "\(place)/\($0)" }
        }
        .sorted()
    }

    private static func isFolder(_ url: URL) -> Bool {
        var isFolder = ObjCBool(false)
        let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        return exists && isFolder.boolValue
    }
}

extension SourceTree.File {
    /// The code of a line: without what stands in string literals and behind `//`.
    ///
    /// Good enough for a search of words: it knows escapes, not raw strings' delimiters.
    static func code(of line: String) -> String {
        var code = ""
        var isInString = false
        var isEscaped = false
        var previous: Character = " "
        for character in line {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    isInString = false
                    code.append(character)
                }
                continue
            }
            if character == "\"" { isInString = true }
            if character == "/", previous == "/" {
                code.removeLast()
                return code
            }
            code.append(character)
            previous = character
        }
        return code
    }

    /// The numbered lines of code, those inside `"""` left out.
    var code: [(number: Int, text: String)] {
        var isInText = false
        return lines.enumerated().compactMap { index, line in
            let marks = line.components(separatedBy: "\"\"\"").count - 1
            defer { if !marks.isMultiple(of: 2) { isInText.toggle() } }
            if isInText || marks > 0 { return nil }
            return (index + 1, Self.code(of: line))
        }
    }

    /// The modules that the file imports, with their lines.
    var imports: [(number: Int, module: String)] {
        let modifiers: Set<String> = ["public", "internal", "package", "private"]
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "let", "var"]
        return code.compactMap { number, text in
            let words = text.split(separator: " ").map(String.init)
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                words[..<place].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") })
            else { return nil }
            let isKind = kinds.contains(words[place + 1]) && place + 2 < words.count
            let name = words[place + (isKind ? 2 : 1)]
            return (number, name.split(separator: ".").first.map(String.init) ?? name)
        }
    }

    /// Whether a `///` comment stands above the declaration, attributes in between allowed.
    func isDocumented(at number: Int) -> Bool {
        var index = number - 2
        while index >= 0 {
            let line = lines[index].trimmingPrefix(while: \.isWhitespace)
            if line.hasPrefix("///") { return true }
            guard line.hasPrefix("@") || line.hasPrefix(")") || line.hasPrefix("#") else {
                return false
            }
            index -= 1
        }
        return false
    }

    /// Whether a comment stands on the line or in the few lines right above it.
    func isCommented(at number: Int) -> Bool {
        if lines[number - 1].contains("//") { return true }
        for index in stride(from: number - 2, to: max(-1, number - 8), by: -1) {
            let line = lines[index].trimmingPrefix(while: \.isWhitespace)
            if line.hasPrefix("//") { return true }
            if line.isEmpty { return false }
        }
        return false
    }
}
