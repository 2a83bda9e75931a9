import LoadGenerator
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
            second.failed = failed
            second.answered = 100 - failed
            return second
        }
    }

    @Test func `a service is back when nine of ten calls are answered again and stay so`() {
        let recovery = Recovery(from: "kill", at: 2, in: seconds([0, 0, 80, 100, 5, 60, 0, 0]))
        #expect(recovery.seconds == 4)
        #expect(recovery.failed == 245)
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
