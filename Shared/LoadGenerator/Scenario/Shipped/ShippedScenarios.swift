/// The scenarios that come with the program, as they would stand in files.
public enum ShippedScenarios {
    /// Their names.
    public static let names = texts.map(\.name)

    /// The file of a name.
    public static func text(of name: String) -> String? {
        texts.first { $0.name == name }?.text
    }

    private static let texts: [(name: String, text: String)] = [
        (
            "echo",
            """
            # What the way itself costs: a service answers out of its memory, with no record behind.
            name: echo
            arrivals: {rate: 1000, spacing: poisson}
            duration: 15
            warmUp: 3
            mix:
              - {act: cases.health, weight: 1}
            """
        ),
        (
            "reads",
            """
            # Officers look things up: records, lists, counts, and now and then an identity.
            name: reads
            population: {size: 100, popularity: {zipf: 0.99}}
            arrivals: {rate: 200, spacing: poisson}
            duration: 20
            warmUp: 3
            mix:
              - {act: report.fetch, weight: 30}
              - {act: case.fetch, weight: 20}
              - {act: victim.fetch, weight: 10}
              - {act: letter.fetch, weight: 10}
              - {act: report.list, weight: 8}
              - {act: case.list, weight: 5}
              - {act: report.count, weight: 2}
              - {act: case.next, weight: 5}
              - {act: identity.read, weight: 5}
              - {act: cases.watch, weight: 5}
            """
        ),
        (
            "writes",
            """
            # Every write is durable before it is answered, and keyed, so that it happens once.
            name: writes
            arrivals: {rate: 100, spacing: poisson}
            duration: 20
            warmUp: 3
            mix:
              - {act: report.receive, weight: 5, size: {from: 200, to: 2000}}
              - {act: victim.register, weight: 3}
              - {act: letter.draft, weight: 2, size: {from: 500, to: 8000}}
            """
        ),
        (
            "mixed",
            """
            # An ordinary day: mostly reads, some compositions over three services, some writes.
            name: mixed
            population: {size: 100, popularity: {zipf: 0.99}}
            arrivals: {rate: 100, spacing: poisson}
            duration: 20
            warmUp: 3
            mix:
              - {act: report.fetch, weight: 25}
              - {act: case.fetch, weight: 15}
              - {act: victim.fetch, weight: 8}
              - {act: letter.fetch, weight: 8}
              - {act: report.list, weight: 6}
              - {act: case.next, weight: 4}
              - {act: identity.read, weight: 4}
              - {act: cases.watch, weight: 2}
              - {act: overview.read, weight: 8}
              - {act: journey.read, weight: 5}
              - {act: report.receive, weight: 8, size: {from: 200, to: 2000}}
              - {act: victim.register, weight: 4}
              - {act: letter.draft, weight: 3, size: {from: 500, to: 4000}}
            """
        ),
        (
            "reception",
            """
            # A busy day at the border gate: handovers from the announcement to the registered
            # reception, people linked to files, journeys read meanwhile.
            name: reception
            population: {size: 50, popularity: {zipf: 0.8}}
            arrivals: {rate: 10, spacing: poisson}
            duration: 30
            warmUp: 3
            timeout: 15
            mix:
              - {act: handover.receive, weight: 2}
              - {act: victim.link, weight: 2}
              - {act: report.work, weight: 1}
              - {act: journey.read, weight: 4}
              - {act: overview.read, weight: 2}
            """
        ),
    ]
}
