import Foundation
import PythonPeer
import Testing

extension PythonPeer {
    /// The program of that name in `Fixtures`.
    static func beside(_ name: String) throws -> PythonPeer {
        PythonPeer(
            try #require(
                Bundle.module.url(
                    forResource: name,
                    withExtension: "py",
                    subdirectory: "Fixtures"
                )
            )
        )
    }
}
