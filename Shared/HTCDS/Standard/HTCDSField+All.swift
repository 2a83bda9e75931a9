// The 84 fields of HTCDS v2.0 (IOM, CC BY 4.0), in the order of its field list: 81 active ones, of which
// 38 are core, and 3 deprecated.

extension HTCDSField {
    /// Every field, in the standard's order.
    public static let all: [HTCDSField] =
        organisation
        + person
        + victimContext
        + perpetratorContext
        + caseAndReferral
        + comment
        + event
        + supportPlan
        + consent
}
