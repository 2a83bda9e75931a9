import ServiceContracts

/// An answer that several services had a part in and that is read in sections, one a subject.
protocol ComposedAnswer: Encodable, Sendable {
    /// How each service's part came out.
    var parts: [PartReport] { get }
    /// What people read; a section without rows is left out.
    var sections: [AnswerSection] { get }
}

/// A table under a heading.
struct AnswerSection: Sendable {
    /// What it is about.
    let heading: String
    /// What it says.
    let table: TextTable
}

extension ComposedAnswer {
    /// Shows the sections, then how each part came out; a missing part is the exit status.
    func show(_ output: Output) throws {
        try output.show(self, in: sections)
        try Parts(parts).tell(output)
    }
}

extension Output {
    /// Shows an answer in sections.
    func show(_ answer: some Encodable, in sections: [AnswerSection]) throws {
        let (width, style) = (Terminal.width, Terminal.style)
        try show(answer) { () -> [String] in
            sections.filter { !$0.table.rows.isEmpty }.flatMap { section in
                [style.heading(section.heading)]
                    + section.table.lines(width: width - 2, style: style).map { "  " + $0 } + [""]
            }.dropLast()
        }
    }
}
