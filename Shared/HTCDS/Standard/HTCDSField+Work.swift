// The fields of HTCDS v2.0 (IOM, CC BY 4.0) that say what is done for a person: case and referrals, plan, consent.

extension HTCDSField {
    /// A case and its referrals.
    static let caseAndReferral: [HTCDSField] = [
        HTCDSField("cas_Status", .word(.caseStatus), .core, vi: "Tình trạng vụ việc", en: "Status"),
        HTCDSField(
            "cas_ReasonForCaseClosure",
            .longText,
            .core,
            vi: "Lý do khép vụ việc",
            en: "Reason for Case Closure"
        ),
        HTCDSField("cas_CaseOwner", .text, .core, vi: "Người phụ trách vụ việc", en: "Case Owner"),
        HTCDSField(
            "cas_ReferringOrganisation",
            .text,
            .core,
            vi: "Tổ chức chuyển đến",
            en: "Referring Organisation"
        ),
        HTCDSField(
            "cas_IncomingReferralDate",
            .date,
            .core,
            vi: "Ngày tiếp nhận chuyển tuyến",
            en: "Incoming Referral Date"
        ),
        HTCDSField(
            "cas_ReferringPrimaryCaseWorker",
            .text,
            .core,
            vi: "Cán bộ chính bên chuyển đến",
            en: "Referring Primary Case Worker"
        ),
        HTCDSField(
            "cas_ReasonForIncomingReferral",
            .word(.referralReason),
            .core,
            vi: "Lý do chuyển đến",
            en: "Reason for Incoming Referral"
        ),
        HTCDSField(
            "cas_IncomingReferralDetails",
            .longText,
            .core,
            vi: "Chi tiết chuyển đến",
            en: "Incoming Referral Details"
        ),
        HTCDSField(
            "cas_ReferredOrganisation",
            .text,
            .core,
            vi: "Tổ chức được chuyển tới",
            en: "Referred Organisation"
        ),
        HTCDSField(
            "cas_ReferredPrimaryCaseWorker",
            .text,
            .core,
            vi: "Cán bộ chính bên được chuyển tới",
            en: "Referred Primary Case Worker"
        ),
        HTCDSField(
            "cas_ReasonForOutgoingReferral",
            .word(.referralReason),
            .core,
            vi: "Lý do chuyển đi",
            en: "Reason for Outgoing Referral"
        ),
        HTCDSField(
            "cas_OutgoingReferralDate",
            .date,
            .core,
            vi: "Ngày chuyển đi",
            en: "Outgoing Referral Date"
        ),
        HTCDSField(
            "cas_OutgoingReferralDetails",
            .longText,
            .core,
            vi: "Chi tiết chuyển đi",
            en: "Outgoing Referral Details"
        ),
    ]

    /// What a case worker notes.
    static let comment: [HTCDSField] = [
        HTCDSField(
            "cco_CaseComment",
            .longText,
            .optional,
            vi: "Ghi chú vụ việc",
            en: "Case Comment"
        )
    ]

    /// A plan of support.
    static let supportPlan: [HTCDSField] = [
        HTCDSField(
            "spl_Objectives",
            .longText,
            .optional,
            vi: "Mục tiêu kế hoạch hỗ trợ",
            en: "Objectives"
        ),
        HTCDSField(
            "spl_ActionPlan",
            .longText,
            .optional,
            vi: "Kế hoạch hành động",
            en: "Action Plan"
        ),
        HTCDSField(
            "spl_PlannedEndDate",
            .date,
            .optional,
            vi: "Ngày kết thúc dự kiến",
            en: "Planned End Date"
        ),
        HTCDSField(
            "spl_ActualEndDate",
            .date,
            .optional,
            vi: "Ngày kết thúc thực tế",
            en: "Actual End Date"
        ),
        HTCDSField("spl_Type", .word(.planType), .optional, vi: "Loại kế hoạch hỗ trợ", en: "Type"),
    ]

    /// Consent.
    static let consent: [HTCDSField] = [
        HTCDSField("con_Consent", .truth, .core, vi: "Sự đồng ý", en: "Consent")
    ]
}
