public import WireCodec

extension CaseRecord: DirectRecord {
    @inlinable
    public func writeFields(to map: inout DirectWriter) {
        map.write("id", id)
        map.write("number", number)
        map.write("title", title)
        map.write("court", court)
        map.write("judge", judge)
        map.write("clerk", clerk)
        map.write("location", location)
        map.write("category", category)
        map.write("note", note)
        map.write("createdAt", createdAt)
        map.write("updatedAt", updatedAt)
        map.write("filedAt", filedAt)
        map.write("hearingAt", hearingAt)
        map.write("status", status)
        map.write("kind", kind)
        map.write("priority", priority)
        map.write("room", room)
        map.write("sealed", sealed)
        map.write("urgent", urgent)
        map.write("parties", parties)
    }

    @inlinable
    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(
            id: try map.read("id"),
            number: try map.read("number"),
            title: try map.read("title"),
            court: try map.read("court"),
            judge: try map.read("judge"),
            clerk: try map.read("clerk"),
            location: try map.read("location"),
            category: try map.read("category"),
            note: try map.read("note"),
            createdAt: try map.read("createdAt"),
            updatedAt: try map.read("updatedAt"),
            filedAt: try map.read("filedAt"),
            hearingAt: try map.read("hearingAt"),
            status: try map.read("status"),
            kind: try map.read("kind"),
            priority: try map.read("priority"),
            room: try map.read("room"),
            sealed: try map.read("sealed"),
            urgent: try map.read("urgent"),
            parties: try map.read("parties")
        )
    }
}

extension CaseRecord.Party: DirectRecord {
    @inlinable
    public func writeFields(to map: inout DirectWriter) {
        map.write("id", id)
        map.write("role", role)
        map.write("name", name)
    }

    @inlinable
    public init(readingFields map: inout DirectReader) throws(Detour) {
        self.init(
            id: try map.read("id"),
            role: try map.read("role"),
            name: try map.read("name")
        )
    }
}
