import Testing
import Vocabulary

/// Paths of organisations: which are taken.
@Suite struct OrgIDTests {
    @Test(arguments: [
        "VN/GOV", "VN/GOV/MPS/PROV/QNI", "VN/GOV/MOH/FACILITY/QNI-01", "a.b/c_d", "1/2/3/4/5/6/7/8",
        "V/\(String(repeating: "x", count: 94))",
    ])
    func `a path of two to eight parts is taken as it is written`(path: String) throws {
        let unit = try #require(OrgID(path))
        #expect(unit.path == path)
        #expect(unit.parts.joined(separator: "/") == path)
    }

    @Test(arguments: [
        "", "/", "VN", "VN/", "/VN", "VN//GOV", "VN/GOV/", "VN/GÓV", "VN/GO V", "VN/GOV\n",
        "VN/ＧOV", "VN/GOV\u{0}", "VN\\GOV", "1/2/3/4/5/6/7/8/9",
        "V/\(String(repeating: "x", count: 95))",
    ])
    func `anything else is none`(path: String) {
        #expect(OrgID(path) == nil)
    }
}
