import LoadGenerator
import RPC
import Testing

@Suite struct FaultPlanTests {
    private static let services = ["cases", "victim-support"]

    @Test func `a plan is read in the order of its times, a service named once`() throws {
        let plan = try FaultPlan(
            "kill:cases@10s,restart@12s,stop:victim-support@2.5",
            services: Self.services
        )
        #expect(plan.faults.map(\.name) == ["stop victim-support", "kill cases", "restart cases"])
        #expect(plan.faults.map(\.at) == [2.5, 10, 12])
    }

    @Test(arguments: [
        "", "kill", "kill:cases", "kill:cases@", "kill:cases@x", "kill:cases@-1", "kill@3",
        "maim:cases@1", "kill:cases@1,", "kill:cases:x@1", "kill:cases@1@2",
    ])
    func `a plan that cannot be read is refused`(text: String) {
        #expect(throws: FaultPlan.PlanFault.self) {
            try FaultPlan(text, services: Self.services)
        }
    }

    @Test func `a service that does not run here is no target`() {
        #expect(throws: FaultPlan.PlanFault.unknownService("sshd")) {
            try FaultPlan("kill:sshd@1", services: Self.services)
        }
    }
}

@Suite struct RecoveryTests {
    private func seconds(_ failed: [Int]) -> [Measurements.Second] {
        failed.map { failed in
            var second = Measurements.Second()
            second.intended = 100
            second.failures.mayHaveRun = failed / 4
            second.failures.notStarted = failed - failed / 4
            second.answered = 100 - failed
            return second
        }
    }

    @Test func `a service is back when nine of ten calls are answered again and stay so`() {
        let recovery = Recovery(from: "kill", at: 2, in: seconds([0, 0, 80, 100, 5, 60, 0, 0]))
        #expect(recovery.seconds == 4)
        #expect(recovery.failed == 245)
        #expect(recovery.failures.mayHaveRun == 20 + 25 + 1 + 15)
    }

    @Test func `what became of the calls meanwhile is told by outcome class`() {
        let outcomes: [CallOutcome] = [
            .failed(.unavailable, .notStarted), .failed(.resourceExhausted, .notStarted),
            .failed(.deadlineExceeded, .mayHaveRun), .failed(.internalError, .ranAndFailed),
            .failed(.unavailable, .notStarted), .partial, .wrongAnswer, .unsent, .answered,
        ]
        var measured = Measurements()
        for second in 0..<4 as Range<UInt64> {
            for (place, outcome) in outcomes.enumerated() {
                // In the seconds before and after the outage all is answered.
                let isOut = (1...2).contains(second)
                let moment = second * 1_000_000_000 + UInt64(place)
                measured.intend(at: moment)
                measured.record(
                    MeasuredCall(
                        method: "cases.open",
                        outcome: isOut ? outcome : .answered,
                        intended: moment,
                        latency: 1,
                        service: 1
                    )
                )
            }
        }
        let recovery = Recovery(from: "kill", at: 1, in: measured.seconds)
        #expect(recovery.seconds == 2)
        #expect(recovery.failures.notStarted == 6)
        #expect(recovery.failures.mayHaveRun == 2)
        #expect(recovery.failures.ranAndFailed == 2)
        #expect(recovery.failures.partial == 2)
        #expect(recovery.failures.wrong == 2)
        #expect(recovery.failures.unsent == 2)
        #expect(recovery.failed == 16 && measured.failed == 16)
    }

    @Test func `a fault that nobody noticed is recovered from at once`() {
        let recovery = Recovery(from: "kill", at: 1, in: seconds([0, 3, 0]))
        #expect(recovery.seconds == 0)
        #expect(recovery.failed == 3)
    }

    @Test func `a service that does not come back within the run has no time of recovery`() {
        let recovery = Recovery(from: "kill", at: 1, in: seconds([0, 100, 100]))
        #expect(recovery.seconds == nil)
        #expect(recovery.failed == 200)
    }
}
