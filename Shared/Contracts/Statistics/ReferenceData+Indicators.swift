public import Vocabulary

extension ReferenceData {
    /// The indicators, and the facets of records by which each is counted and broken down.
    public static let ofIndicators = [
        ReferenceData(
            "indicators",
            Label(vi: "Chỉ tiêu thống kê", en: "Indicators"),
            type: "IndicatorDefinition",
            asOf: "2026-01-01",
            source: "19/KH-BCĐ138/CP; Homeward",
            IndicatorDefinition.all.map { Entry($0.indicator.rawValue, $0.indicator.label) }
        ),
        ReferenceData(
            "indicatorFacets",
            Label(vi: "Mặt phân tổ gốc của chỉ tiêu", en: "Raw facets of the indicators"),
            type: "StatisticBreakdown",
            asOf: "2026-01-01",
            source: "19/KH-BCĐ138/CP; Homeward",
            IndicatorDefinition.all.flatMap { definition in
                definition.breakdowns.map { facet in
                    Entry(
                        "\(definition.indicator.rawValue)/\(definition.kind.rawValue)/\(facet.rawValue)",
                        Label(
                            vi: "\(definition.indicator.label.vi): \(facet.label.vi)",
                            en: "\(definition.indicator.label.en): \(facet.label.en)"
                        )
                    )
                }
            }
        ),
    ]
}
