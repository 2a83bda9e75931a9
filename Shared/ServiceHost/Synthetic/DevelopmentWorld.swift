import Foundation

/// Whether a configuration is of a development world, which `homeward up` makes.
enum DevelopmentWorld {
    /// Throws where the configuration does not lie in a development world, or keeps its data elsewhere.
    static func check(_ file: String, folders: [String]) throws(StartError) {
        let home = URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
        guard isWorld(home) else {
            throw StartError(
                "Records of people who do not exist are made in a development world only, and "
                    + "\(file) is not the configuration of one; homeward up makes one."
            )
        }
        for folder in folders {
            let place = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().path
            guard place.hasPrefix(home.path + "/") else {
                throw StartError(
                    "\(folder) lies outside the development world of \(file); nothing is made there."
                )
            }
        }
    }

    private static func isWorld(_ home: URL) -> Bool {
        guard let data = try? Data(contentsOf: home.appending(path: "world.json")),
            let world = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return false }
        return world["format"] as? Int == 1
    }
}
