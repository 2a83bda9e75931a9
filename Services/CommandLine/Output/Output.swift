import Foundation

/// Where answers go: tables for people, JSON for programs.
struct Output: Sendable {
    private let asJSON: Bool

    /// The output that the options ask for.
    init(_ speech: SpeechOptions) {
        asJSON = speech.asJSON
    }

    /// The output in one form, whatever stands behind it.
    init(asJSON: Bool) {
        self.asJSON = asJSON
    }

    /// Shows an answer as it is, or as a view lays it out.
    func show(_ answer: some Encodable, as view: AnswerView? = nil) throws {
        let tree = try TreeEncoder.tree(of: answer)
        guard !asJSON else { return write(tree.json) }
        let lines =
            view?.lines(of: tree, width: Terminal.width, style: Terminal.style)
            ?? tree.lines(width: Terminal.width, style: Terminal.style)
        write(lines.joined(separator: "\n"))
    }

    /// Shows an answer in a table of its own.
    func show(_ answer: some Encodable, as table: () -> TextTable) throws {
        guard !asJSON else { return write(try TreeEncoder.tree(of: answer).json) }
        let table = table()
        guard !table.rows.isEmpty else { return write(OutputPhrase.none()) }
        write(
            table.lines(width: Terminal.width, style: Terminal.style).joined(separator: "\n")
        )
    }

    /// Shows an answer in lines of its own.
    func show(_ answer: some Encodable, as lines: () -> [String]) throws {
        guard !asJSON else { return write(try TreeEncoder.tree(of: answer).json) }
        let lines = lines()
        write(lines.isEmpty ? OutputPhrase.none() : lines.joined(separator: "\n"))
    }

    /// Shows one element of a stream, on a line of its own.
    func showElement(_ element: some Encodable) throws {
        let tree = try TreeEncoder.tree(of: element)
        guard !asJSON, case .fields(let fields) = tree else {
            write(tree.jsonLine)
            return
        }
        write(fields.map(\.value.brief).joined(separator: "  "))
    }

    /// Shows one element of a stream as a line of its own making.
    func showElement(_ element: some Encodable, as line: @autoclosure () -> String) throws {
        write(asJSON ? try TreeEncoder.tree(of: element).jsonLine : line().safeForScreen)
    }

    /// Says something to people; programs that read JSON get it on standard error.
    func say(_ text: String) {
        if asJSON { Terminal.note(text) } else { write(text) }
    }

    /// Says what an answer comes to; who gives it to a program as JSON reads it on standard error.
    func conclude(_ text: String) {
        if asJSON { Terminal.note(text) } else { note(text) }
    }

    /// Says something beside an answer; programs find it in the answer itself.
    func note(_ text: String) {
        if !asJSON { write(text.wrapped(to: Terminal.width).joined(separator: "\n")) }
    }

    /// The same for what is copied from the screen: broken where the window ends, and by nothing else.
    func noteUnbroken(_ text: String) {
        if !asJSON { write(text) }
    }

    private func write(_ text: String) { Terminal.say(text) }
}
