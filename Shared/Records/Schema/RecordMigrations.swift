public import Storage

extension RecordKeeper {
    /// The kernel's tables; a service opens its store with these and its own.
    ///
    /// Content stands in `sealed` columns only. What is in the clear is what lists, counts, clocks
    /// and the feed need: kinds, states, versions, times, facets.
    public static let migrations = [
        Migration(
            "records 0001",
            """
            CREATE TABLE records (
                kind TEXT NOT NULL,
                id BYTES NOT NULL,
                version INTEGER NOT NULL,
                state TEXT NOT NULL,
                filed_at INTEGER NOT NULL,
                key BYTES NOT NULL,
                erased INTEGER NOT NULL,
                PRIMARY KEY (kind, id))
            """,
            "CREATE INDEX records_listed ON records (kind, filed_at, id)",
            "CREATE INDEX records_key ON records (key)",
            """
            CREATE TABLE record_versions (
                kind TEXT NOT NULL,
                id BYTES NOT NULL,
                version INTEGER NOT NULL,
                what TEXT NOT NULL,
                state TEXT NOT NULL,
                recorded_at INTEGER NOT NULL,
                concerns INTEGER,
                sealed BYTES NOT NULL,
                PRIMARY KEY (kind, id, version))
            """,
            """
            CREATE TABLE record_facets (
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                filed_at INTEGER NOT NULL,
                id BYTES NOT NULL,
                PRIMARY KEY (kind, name, value, filed_at, id))
            """,
            "CREATE INDEX record_facets_record ON record_facets (kind, id)",
            """
            CREATE TABLE record_clocks (
                kind TEXT NOT NULL,
                id BYTES NOT NULL,
                name TEXT NOT NULL,
                started_version INTEGER NOT NULL,
                started_at INTEGER NOT NULL,
                stopped_version INTEGER,
                stopped_at INTEGER,
                extended_until INTEGER,
                extended_version INTEGER,
                PRIMARY KEY (kind, id, name, started_version))
            """,
            """
            CREATE TABLE record_approvals (
                id BYTES NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                record BYTES NOT NULL,
                version INTEGER NOT NULL,
                state_from TEXT NOT NULL,
                state_to TEXT NOT NULL,
                voided_version INTEGER,
                ratification INTEGER NOT NULL,
                author TEXT NOT NULL,
                proposed_at INTEGER NOT NULL,
                due_at INTEGER,
                status TEXT NOT NULL,
                alarmed INTEGER NOT NULL,
                sealed BYTES NOT NULL)
            """,
            "CREATE INDEX record_approvals_record ON record_approvals (kind, record, status)",
            "CREATE INDEX record_approvals_waiting ON record_approvals (status, kind, proposed_at)",
            """
            CREATE TABLE record_subjects (
                subject BYTES NOT NULL PRIMARY KEY,
                key BYTES NOT NULL UNIQUE)
            """,
            """
            CREATE TABLE record_erasures (
                key BYTES NOT NULL PRIMARY KEY,
                erased_at INTEGER NOT NULL)
            """,
            """
            CREATE TABLE record_replies (
                scope BYTES NOT NULL PRIMARY KEY,
                fingerprint BYTES NOT NULL,
                answered_at INTEGER NOT NULL,
                sealed BYTES NOT NULL)
            """,
            "CREATE INDEX record_replies_age ON record_replies (answered_at)",
            """
            CREATE TABLE record_reply_keys (
                key BYTES NOT NULL,
                scope BYTES NOT NULL,
                PRIMARY KEY (key, scope))
            """,
            "CREATE INDEX record_reply_keys_scope ON record_reply_keys (scope)",
            """
            CREATE TABLE record_events (
                position INTEGER NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                id BYTES NOT NULL,
                version INTEGER NOT NULL,
                what TEXT NOT NULL)
            """
        ),
        Migration(
            "records 0002",
            "CREATE TABLE record_lives (incarnation TEXT NOT NULL PRIMARY KEY)"
        ),
        Migration(
            "records 0003",
            "ALTER TABLE records ADD COLUMN merged_into BYTES",
            """
            CREATE INDEX records_merged ON records (kind, merged_into)
            WHERE merged_into IS NOT NULL
            """
        ),
        Migration(
            "records 0004",
            """
            CREATE TABLE record_attachments (
                id BYTES NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                record BYTES NOT NULL,
                received INTEGER NOT NULL,
                begun_at INTEGER NOT NULL,
                completed INTEGER NOT NULL,
                withdrawn INTEGER NOT NULL,
                sealed BYTES NOT NULL)
            """,
            "CREATE INDEX record_attachments_record ON record_attachments (kind, record)",
            """
            CREATE INDEX record_attachments_begun ON record_attachments (begun_at)
            WHERE completed = 0
            """,
            """
            CREATE TABLE record_attachment_pieces (
                attachment BYTES NOT NULL,
                start INTEGER NOT NULL,
                sealed BYTES NOT NULL,
                PRIMARY KEY (attachment, start))
            """
        ),
        Migration(
            "records 0005",
            """
            CREATE TABLE record_successions (
                former TEXT NOT NULL PRIMARY KEY,
                successor TEXT NOT NULL,
                from_day TEXT NOT NULL,
                instrument TEXT,
                provision TEXT,
                begun_at INTEGER NOT NULL,
                begun_by TEXT NOT NULL,
                place_kind TEXT NOT NULL,
                place_filed_at INTEGER NOT NULL,
                place_id BYTES NOT NULL,
                records INTEGER NOT NULL,
                closed INTEGER NOT NULL,
                clocks INTEGER NOT NULL,
                approvals INTEGER NOT NULL,
                finished_at INTEGER)
            """
        ),
        // Whole, so that a record's facets are found in it: of an index without the values the engine
        // thinks less than of reading every facet of the kind.
        Migration(
            "records 0006",
            "DROP INDEX record_facets_record",
            "CREATE INDEX record_facets_of ON record_facets (kind, id, name, value, filed_at)"
        ),
        // Who sees a record, as a number; the places in the tree of units at which records of a number are
        // counted; and how many there are at each. What lists skip and counts add up without opening a
        // record. A store of an earlier version gets them beside the calls.
        Migration(
            "records 0007",
            "ALTER TABLE records ADD COLUMN class INTEGER",
            """
            CREATE TABLE record_classes (
                class INTEGER NOT NULL PRIMARY KEY,
                readers TEXT NOT NULL,
                retired INTEGER NOT NULL)
            """,
            "CREATE UNIQUE INDEX record_classes_readers ON record_classes (readers, retired)",
            """
            CREATE TABLE record_class_nodes (
                class INTEGER NOT NULL,
                node TEXT NOT NULL,
                weight INTEGER NOT NULL,
                PRIMARY KEY (class, node))
            """,
            "CREATE INDEX record_class_nodes_node ON record_class_nodes (node, weight, class)",
            "CREATE TABLE record_nodes (node TEXT NOT NULL PRIMARY KEY)",
            """
            CREATE TABLE record_tallies (
                kind TEXT NOT NULL,
                node TEXT NOT NULL,
                name TEXT NOT NULL,
                value TEXT NOT NULL,
                state TEXT NOT NULL,
                records INTEGER NOT NULL,
                PRIMARY KEY (kind, node, name, value, state))
            """,
            """
            CREATE TABLE record_classified (
                kind TEXT NOT NULL PRIMARY KEY,
                form INTEGER NOT NULL,
                done INTEGER NOT NULL,
                place BYTES,
                round INTEGER NOT NULL)
            """
        ),
        // The records that one unit reads and one word finds, in the order of lists, so that whoever reads
        // few of them passes over no others. A lane is a digest. A store of an earlier version is laid out
        // beside the calls.
        Migration(
            "records 0008",
            """
            CREATE TABLE record_lanes (
                lane INTEGER NOT NULL,
                filed_at INTEGER NOT NULL,
                id BYTES NOT NULL,
                PRIMARY KEY (lane, filed_at, id))
            """,
            """
            CREATE TABLE record_laid (
                kind TEXT NOT NULL PRIMARY KEY,
                form INTEGER NOT NULL,
                done INTEGER NOT NULL,
                filed_at INTEGER NOT NULL,
                id BYTES NOT NULL)
            """
        ),
        // The clocks that run, each name's of each kind in the order in which they started, or to which day
        // they were extended: that is the order in which they are due. An erased record owes nothing any
        // more, and would stand first in it for ever.
        Migration(
            "records 0009",
            """
            UPDATE record_clocks SET (stopped_version, stopped_at) = (
                SELECT v.version, v.recorded_at FROM record_versions v
                WHERE v.kind = record_clocks.kind AND v.id = record_clocks.id AND v.what = 'erased')
            WHERE stopped_at IS NULL AND EXISTS (SELECT 1 FROM record_versions v
                WHERE v.kind = record_clocks.kind AND v.id = record_clocks.id AND v.what = 'erased')
            """,
            """
            CREATE INDEX record_clocks_running
            ON record_clocks (kind, name, extended_until, started_at, id) WHERE stopped_at IS NULL
            """
        ),
        // Kinds that are found by more facets than they were filed with, and how far the walk has come that
        // adds them.
        Migration(
            "records 0010",
            """
            CREATE TABLE record_refiled (
                kind TEXT NOT NULL PRIMARY KEY,
                form INTEGER NOT NULL,
                done INTEGER NOT NULL,
                place BYTES)
            """
        ),
        // What one duty officer did alone has a clock until it is ratified or disowned, like whatever else is
        // owed in time; it ran for those acts too that were kept before there was one. What was voided or
        // erased since owes nothing.
        Migration(
            "records 0011",
            """
            INSERT INTO record_clocks
                (kind, id, name, started_version, started_at, stopped_version, stopped_at)
            SELECT a.kind, a.record, 'ratification', a.version, a.proposed_at, v.version, v.recorded_at
            FROM record_approvals a LEFT JOIN record_versions v
                ON v.kind = a.kind AND v.id = a.record AND v.concerns = a.version
                    AND v.what IN ('ratified', 'disowned')
            WHERE a.ratification = 1 AND a.status IN ('pending', 'ratified', 'disowned')
            """
        ),
    ]
}
