import Foundation
import Testing

@testable import HTCDS

/// The published schema is the field list.
@Suite struct SchemaTests {
    private static let published = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Shared/HTCDS/HTCDS.docc/htcds-2.0.schema.json")

    @Test func `the schema beside the documents is the one that is generated`() throws {
        if ProcessInfo.processInfo.environment["HOMEWARD_UPDATE_SCHEMA"] != nil {
            try HTCDSSchema.text.write(to: Self.published, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: Self.published, encoding: .utf8)
        #expect(text == HTCDSSchema.text, "run again with HOMEWARD_UPDATE_SCHEMA=1; see the diff")
    }

    @Test func `every field is a property, and every reference leads somewhere`() throws {
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(HTCDSSchema.text.utf8)) as? [String: Any]
        )
        let definitions = try #require(schema["$defs"] as? [String: Any])
        let record = try #require(definitions["record"] as? [String: Any])
        let properties = try #require(record["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(HTCDSField.all.map(\.name) + [HTCDSEvent.sheet]))
        for (name, property) in properties {
            let items = property["items"] as? [String: Any]
            guard let target = (property["$ref"] ?? items?["$ref"]) as? String else { continue }
            #expect(definitions[String(target.dropFirst("#/$defs/".count))] != nil, "\(name)")
        }
        #expect(properties.values.count { $0["deprecated"] as? Bool == true } == 3)
        #expect(properties.values.count { $0["x-htcds-core"] as? Bool == true } == 38)
    }
}
