import ServiceContracts
import Testing
import Vocabulary

@testable import homeward

/// Every verb explains itself from the contract that it calls.
@Suite struct VerbHelpTests {
    @Test func `every verb of every noun has words of its own`() {
        for noun in Noun.all {
            for verb in noun.verbs {
                #expect(VerbWords.label(of: verb) != nil, "\(noun.name) \(verb.name)")
            }
        }
    }

    @Test func `every verb has a help that fits the window and says who may`() throws {
        for noun in Noun.all {
            for verb in noun.verbs {
                let help = try #require(VerbHelp([noun.name, verb.name, "--help"]))
                let lines = try help.lines(width: 100, style: .plain)
                #expect(lines.count > 3, "\(noun.name) \(verb.name)")
                for line in lines { #expect(line.displayWidth <= 100, "\(line)") }
            }
        }
    }

    @Test func `the help names the fields, the needed ones marked`() throws {
        let help = try #require(VerbHelp(["report", "receive", "-h"]))
        let text = try help.lines(width: 120, style: .plain).joined(separator: "\n")
        #expect(text.contains("report.channel *"))
        #expect(text.contains("hotline111 | inPerson"))
        #expect(text.contains("report.people "))
        #expect(!text.contains("report.people *"))
    }

    @Test func `a long list does not hide the fields, and is said where it stands`() throws {
        let help = try #require(VerbHelp(["talks", "file", "--help"]))
        let lines = try help.lines(width: 100, style: .plain)
        let text = lines.joined(separator: "\n")
        #expect(text.contains("VN | AF | AX | AL | DZ | AS | … (\(Country.allCases.count))"))
        #expect(lines.last?.contains("homeward describe liaison.meeting.file") == true)
        #expect(lines.count < 60)
        let short = try #require(VerbHelp(["report", "show", "--help"]))
        #expect(try !short.lines(width: 100, style: .plain).joined().contains("homeward describe"))
    }

    @Test(arguments: [
        ["report", "receive"], ["report", "nothing", "--help"], ["up", "--help"], [],
    ])
    func `other command lines are the parser's`(arguments: [String]) {
        #expect(VerbHelp(arguments) == nil)
    }

    @Test(arguments: [
        ("cases.report.receive", "report receive"), ("cases.suspect.step", "case suspect.step"),
        ("liaison.handOn.offer", "handover hand-on.offer"), ("cases.open", "case open"),
    ])
    func `a method is found as one types it`(method: String, command: String) {
        #expect(Noun.command(of: method) == command)
    }
}
