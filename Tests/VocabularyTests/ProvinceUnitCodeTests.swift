import Testing
import Vocabulary

/// The codes by which organisations' paths name provinces.
@Suite struct ProvinceUnitCodeTests {
    @Test func `every province of today has a code of three letters, and no two have the same`() {
        let codes = Province.current.map(\.unitCode)
        #expect(codes.allSatisfy { $0.count == 3 && $0.allSatisfy(\.isUppercase) })
        #expect(Set(codes).count == codes.count)
        for province in Province.current {
            #expect(Province(unitCode: province.unitCode) == province)
        }
    }

    @Test func `a former province is named by what took it in, and no code is nobody's`() {
        #expect(Province.allCases.allSatisfy { $0.unitCode == $0.today.unitCode })
        #expect(Province.yenBai.unitCode == "LCI")
        #expect(Province(unitCode: "C02") == nil && Province(unitCode: "") == nil)
    }
}
