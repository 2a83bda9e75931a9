import RPC
import Testing
import WireCodec

/// What `describe` says.
struct DescriptionTests {
    @Test func `every method is described with its roles and schemas`() throws {
        let description = try LibraryDesk().router.description()
        let lend = try #require(description.methods.first { $0.name == "library.lend" })
        #expect(description.methods.count == Library.methods.count)
        #expect(lend.effect == "write")
        #expect(lend.callers == ["reader"])
        #expect(lend.via == "gateway")
        #expect(lend.schema.contains("\"title\": tstr"))
        #expect(lend.schema.contains("\"loan\": int"))
    }

    @Test func `the built-in messages can be described`() throws {
        let router = try LibraryDesk().router.adding(builtin: [
            Route({ (_: ServiceHealth<Library>, _) in
                HealthReport(
                    service: "library",
                    status: .healthy,
                    parts: [],
                    build: "1",
                    startedAt: .earliest,
                    now: .earliest
                )
            }),
            Route({ (_: DescribeService<Library>, _) in
                ServiceDescription(service: "library", methods: [])
            }),
        ])
        let names = try router.description().methods.map(\.name)
        #expect(names.contains("library.health"))
        #expect(names.contains("library.describe"))
    }
}
