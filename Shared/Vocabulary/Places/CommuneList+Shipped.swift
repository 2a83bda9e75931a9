import WireCodec

extension CommuneList {
    /// The 3,321 communes, wards and special zones into which 19/2025/QĐ-TTg divided the country.
    ///
    /// As of 1 July 2025: who was renamed or became a ward later stands here under the name of that day. The
    /// units that ended with June 2025 are not in it. A deployment's own list takes its place.
    public static let shipped: CommuneList = {
        do throws(CommuneListError) {
            return try CommuneList(
                [tableNorth, tableCentre, tableSouth].flatMap(communes)
            )
        } catch {
            preconditionFailure("the shipped list of communes has faults: \(error.faults)")
        }
    }()

    /// The communes of a table: a province's word on a line, below it `code rank name;` of each.
    private static func communes(of table: String) -> [Commune] {
        var communes: [Commune] = []
        var province = Province.haNoi
        for line in table.split(separator: "\n") {
            if let word = Province(rawValue: String(line)) {
                province = word
                continue
            }
            communes += line.split(separator: ";").map { entry in
                let parts = entry.split(separator: " ", maxSplits: 2)
                precondition(parts.count == 3, "an entry has three parts: \(entry)")
                guard let rank = ranks[parts[1]] else {
                    preconditionFailure("an entry has a rank: \(entry)")
                }
                return Commune(
                    code: String(parts[0]),
                    name: "\(rank) \(parts[2])",
                    province: province,
                    from: since
                )
            }
        }
        return communes
    }

    private static let ranks: [Substring: String] = ["x": "Xã", "p": "Phường", "d": "Đặc khu"]

    private static let since = CalendarDate(year: 2025, month: 7, day: 1)
}
