import Testing
import Vocabulary

@testable import homeward

/// Every field that an answer may show has a name that people read.
@Suite struct FieldLabelTests {
    @Test func `every field of the contracts has a label in both languages`() {
        var fields: Set<String> = []
        for method in Services.methods {
            guard let schema = try? MethodSchema.cddl(of: method) else {
                Issue.record("\(method) cannot be described")
                continue
            }
            for line in schema.split(separator: "\n") {
                guard let match = line.firstMatch(of: #/"([A-Za-z]\w*)": /#) else { continue }
                fields.insert(String(match.1))
            }
        }
        #expect(fields.count > 150, "the schemas name \(fields.count) fields only")
        let missing = fields.subtracting(FieldLabels.labels.keys).sorted()
        #expect(missing.isEmpty, "give these a label: \(missing.joined(separator: " "))")
        for (field, label) in FieldLabels.labels {
            #expect(!label.vi.isEmpty && !label.en.isEmpty, "\(field)")
        }
    }

    @Test func `every clock of the book has a name in both languages`() {
        let clocks = Set(ClockRules.initial.rules.map(\.name.rawValue))
        #expect(clocks.subtracting(Wording.clocks.keys).isEmpty)
        for (clock, label) in Wording.clocks {
            #expect(clocks.contains(clock), "\(clock)")
            #expect(!label.vi.isEmpty && label.vi != clock, "\(clock)")
        }
    }

    @Test func `a body that is an organisation is not called a letter's text`() throws {
        let text = Tree.Field(name: "body", value: .text("Kính gửi"))
        let number = Tree.Field(name: "body", value: .word("VN/GOV/MPS", Label(both: "BCA")))
        #expect(FieldLabels.name(of: text) == FieldLabels.name(of: "body"))
        #expect(FieldLabels.name(of: number) == FieldLabels.organisation.current)
        #expect(FieldLabels.organisation.vi != FieldLabels.labels["body"]?.vi)
    }

    @Test func `a unit in a fact is read by its name`() {
        let path = "VN/GOV/MPS/PROV/QNI"
        #expect(Tree.text(path).brief == OrganisationNames.names[path]?.current)
        #expect(Tree.text("VN/GOV/NOWHERE").brief == "VN/GOV/NOWHERE")
    }
}
