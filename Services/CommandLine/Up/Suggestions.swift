import Foundation
import ServiceContracts
import Vocabulary

/// Five commands worth trying, with the demonstration's own references where it is loaded.
struct Suggestions: Sendable {
    let layout: WorldLayout
    let hasDemonstration: Bool

    /// The commands, ready to be typed.
    var lines: [String] {
        let program = CommandLine.arguments.first.map(Self.shell) ?? "homeward"
        let place = layout.asOption
        guard hasDemonstration, let made = DemonstrationRecord.read(layout) else {
            return [
                "\(program) health\(place)", "\(program) pki show\(place)",
                "\(program) describe cases.open\(place)",
                "\(program) report list\(place) --as police-quangninh",
                "\(program) demo reception\(place)",
            ]
        }
        let purpose = "--purpose support --reference \(made.caseFile.loggable)"
        return [
            "\(program) overview \(made.caseFile.loggable)\(place) --as police-quangninh",
            "\(program) journey \(made.victim.loggable)\(place) --as health-quangninh \(purpose)",
            "\(program) journey \(made.victim.loggable)\(place) --as health-quangninh \(purpose) --name",
            "\(program) journey \(made.victim.loggable)\(place) --as stranger \(purpose)",
            "\(program) audit show victim-support\(place) --record victims.victim/\(made.victim.loggable)",
        ]
    }

    /// A word as a shell takes it.
    static func shell(_ word: String) -> String {
        let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-+:@%".contains($0) }
        return plain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
