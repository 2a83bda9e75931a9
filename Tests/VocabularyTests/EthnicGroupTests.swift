import Testing
import Vocabulary

/// The peoples of Viet Nam.
@Suite struct EthnicGroupTests {
    @Test func `the official list has fifty-four, numbered in its order`() {
        #expect(EthnicGroup.official.count == 54)
        #expect(EthnicGroup.official.compactMap(\.code).count == 54)
        #expect(EthnicGroup.kinh.code == "01" && EthnicGroup.roMam.code == "54")
        #expect(EthnicGroup.hmong.code == "08" && EthnicGroup.giaRai.code == "10")
        #expect(Set(EthnicGroup.official.map(\.label.vi)).count == 54)
    }

    @Test func `a foreigner and one who does not say are no people of the list`() {
        for group in [EthnicGroup.foreign, .undeclared] {
            #expect(group.code == nil && !EthnicGroup.official.contains(group))
        }
    }

    @Test func `names are spelled with their marks`() {
        #expect(EthnicGroup.xoDang.label == Label(vi: "Xơ Đăng", en: "Xo Dang"))
        #expect(EthnicGroup.tay.label.vi == "Tày" && EthnicGroup.hmong.label.vi == "Mông")
    }
}
