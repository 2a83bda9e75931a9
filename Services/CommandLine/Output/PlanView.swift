import ServiceContracts
import Vocabulary
import WireCodec

/// How far a plan is, as people read it.
extension ReadPlanProgress.Response: ComposedAnswer {
    var sections: [AnswerSection] {
        [
            AnswerSection(
                heading: plan.label.current,
                table: TextTable(rows: tasks?.counts ?? [])
            ),
            AnswerSection(heading: StandingPhrase.tasks(), table: taskTable),
            AnswerSection(heading: StandingPhrase.bodies(), table: bodyTable),
            AnswerSection(heading: targetHeading, table: targetTable),
        ]
    }

    private var taskTable: TextTable {
        TextTable(
            [
                StandingPhrase.number(), StandingPhrase.lead(), ViewPhrase.state(),
                StandingPhrase.lastDay(), StandingPhrase.clock(), StandingPhrase.activities(),
            ],
            rows: (tasks?.tasks ?? []).map { task in
                let late = task.isOverdue ? " \(StandingPhrase.overdue())" : ""
                let isAny = task.held + task.planned > 0
                return [
                    task.number.map { "\($0)" } ?? "",
                    task.lead.map(OrganisationNames.name) ?? StandingPhrase.noLead(),
                    task.state.label.current,
                    (task.due?.inVietNam ?? "") + late,
                    task.clock.map(RecordWords.due) ?? "",
                    isAny ? StandingPhrase.activitiesOf("\(task.held)", "\(task.planned)") : "",
                ]
            }
        )
    }

    /// A line for each body of each task that was taken up; where no task is told, of all of them together.
    private var bodyTable: TextTable {
        let told = (tasks?.tasks ?? []).flatMap { task in
            task.bodies.filter { !$0.periods.isEmpty || $0.isPartDone }
                .map { (number: task.number.map { "\($0)" } ?? "", body: $0) }
        }
        let summed = (tasks?.bodies ?? []).filter { $0.due + $0.inTime + $0.late > 0 }
        let lines =
            tasks?.tasks.isEmpty == true ? summed.map { (number: "", body: $0) } : told
        return TextTable(
            [
                StandingPhrase.number(), ViewPhrase.organisation(), StandingPhrase.due(),
                StandingPhrase.inTime(), StandingPhrase.late(), StandingPhrase.absent(),
                StandingPhrase.partDone(), StandingPhrase.nextDue(),
            ],
            rows: lines.map { number, body in
                [
                    number, OrganisationNames.name(of: body.body), "\(body.due)",
                    "\(body.inTime)", "\(body.late)", "\(body.missing)",
                    body.isPartDone ? OutputPhrase.yes() : OutputPhrase.no(),
                    body.nextDue?.inVietNam ?? "",
                ]
            }
        )
    }

    private var targetHeading: String {
        guard let count = targets.lazy.compactMap(\.count).first else {
            return StandingPhrase.targets()
        }
        return StandingPhrase.targetsOf("\(count.year)", count.scope.label.current)
    }

    private var targetTable: TextTable {
        TextTable(
            [
                StandingPhrase.target(), StandingPhrase.asked(), StandingPhrase.share(),
                StandingPhrase.unknown(), StandingPhrase.leftOut(), StandingPhrase.undated(),
                StandingPhrase.verdict(),
            ],
            rows: targets.map { target in
                let reason = target.reason.map { ": \($0.label.current)" } ?? ""
                let count = target.count
                func cell(_ number: Int?) -> String {
                    number.map { $0 == 0 ? "" : "\($0)" } ?? ""
                }
                return [
                    target.indicator.label.current, target.percent.words + " %",
                    count?.share ?? "", cell(count?.unknown), cell(count?.leftOut),
                    cell(count?.undated), target.verdict.label.current + reason,
                ]
            }
        )
    }
}

extension PlanStanding {
    /// How many tasks stand where, as names and values.
    fileprivate var counts: [[String]] {
        let all = states.map { "\($0.state.label.current): \($0.count)" }
        return [
            [
                StandingPhrase.states(),
                all.isEmpty ? OutputPhrase.none() : all.joined(separator: ", "),
            ]
        ] + (unaccepted > 0 ? [[StandingPhrase.unaccepted(), "\(unaccepted)"]] : [])
    }
}

extension TargetCount {
    /// What of what, and the share in per cent to a tenth, rounded down: a target is not reached by
    /// rounding.
    fileprivate var share: String {
        let least = isLowerBound ? "≥ " : ""
        let of = StandingPhrase.of("\(numerator)", "\(denominator)", counted.label.current)
        guard denominator > 0 else { return least + of }
        let tenths = numerator * 1_000 / denominator
        let mark = Language.current == .vietnamese ? "," : "."
        return "\(least)\(of) (\(tenths / 10)\(mark)\(tenths % 10) %)"
    }
}
