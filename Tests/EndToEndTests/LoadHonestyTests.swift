import Foundation
import Testing

/// What `homeward load` says when it is not the services that are slow, and what either loop sees when
/// they are.
@Suite(.serialized, .emptyWorld) struct LoadHonestyTests {
    private var world: Household {
        get throws { try #require(Household.current) }
    }

    @Test
    func `a generator that stood still for 200 ms says so, and ends with a status of its own`()
        async throws
    {
        let arguments = [
            "load", "echo", "--rate", "200", "--spacing", "even", "--duration", "5", "--warm-up",
            "0", "--home", try world.home.path, "--lang", "en",
        ]
        let script = """
            "$0" "$@" & generator=$!
            sleep 2.5; kill -STOP $generator; sleep 0.2; kill -CONT $generator
            wait $generator
            """
        let homeward = Household.executables.appending(path: "homeward").path
        let outcome = try await Household.run(
            at: "/bin/sh",
            ["-c", script, homeward] + arguments,
            60
        )
        #expect(outcome.status == 6, "\(outcome.errors)")
        #expect(outcome.errors.contains("THE GENERATOR WAS THE BOTTLENECK"))
        #expect(outcome.errors.contains("calls were sent too late"))
        let result = try outcome.json()
        #expect(result["generatorWasBottleneck"].isTrue)
        #expect(result["findings"].list.contains { $0.text == "late" })
        // Of a thousand calls forty were due meanwhile, the first of them 200 ms late.
        #expect(result["latenessMilliseconds99"].number ?? 0 > 100, "\(outcome.output)")
        // The service was there all the time: nothing else went wrong, and its own time was short.
        #expect(result["failed"].names == [])
        #expect(result["answered"].number == 1_000)
        let service = result["serviceMilliseconds"]["p99"].number ?? .infinity
        #expect(service < result["latencyMilliseconds"]["p99"].number ?? 0)
    }

    @Test func `a server that stands still shows in p99 of the open loop, not of the closed one`()
        async throws
    {
        let stall = ["--duration", "3", "--warm-up", "0", "--fault", "stop:cases@1,cont@1.4"]
        let open = try await world.run(
            ["load", "echo", "--rate", "100", "--spacing", "even"] + stall,
            seconds: 60
        ).json()
        let closed = try await world.run(
            ["load", "echo", "--in-flight", "1", "--connections", "1"] + stall,
            seconds: 60
        ).json()
        for result in [open, closed] {
            #expect(result["failed"].names == [])
            #expect(result["latencyMilliseconds"]["max"].number ?? 0 > 350)
        }
        // Forty of three hundred calls were due meanwhile; of the closed loop's it was one.
        #expect(open["answered"].number == 300)
        #expect(open["latencyMilliseconds"]["p99"].number ?? 0 > 200)
        #expect(closed["answered"].number ?? 0 > 200)
        #expect(closed["latencyMilliseconds"]["p99"].number ?? .infinity < 200)
    }
}
