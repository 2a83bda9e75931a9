import Audit
import Storage

extension VictimSupportService {
    /// The tables beside the kernel's: the blind index, the budgets of questions, and which rows of
    /// files were taken in.
    ///
    /// The index holds keyed digests only; without the key nobody can tell what stands in it, or try
    /// names on it.
    static let migrations =
        Witness.migrations + [
            Migration(
                "victims 0001 index",
                """
                CREATE TABLE victim_index (
                    token BYTES NOT NULL,
                    victim BYTES NOT NULL,
                    PRIMARY KEY (token, victim))
                """,
                "CREATE INDEX victim_index_victim ON victim_index (victim)",
                """
                CREATE TABLE match_questions (
                    caller TEXT NOT NULL,
                    day INTEGER NOT NULL,
                    asked INTEGER NOT NULL,
                    PRIMARY KEY (caller, day))
                """
            ),
            Migration(
                "victims 0002 unknown persons",
                "CREATE TABLE unknown_persons (last INTEGER NOT NULL)",
                "INSERT INTO unknown_persons (last) VALUES (0)"
            ),
            Migration(
                "victims 0003 rows of HTCDS files",
                """
                CREATE TABLE htcds_rows (
                    token BYTES NOT NULL PRIMARY KEY,
                    victim BYTES NOT NULL)
                """,
                "CREATE INDEX htcds_rows_victim ON htcds_rows (victim)"
            ),
            // How many people have each token, so that a search begins with the rarest; and whoever is
            // still to be entered with what finds people by two parts at once.
            Migration(
                "victims 0004 rarity",
                """
                CREATE TABLE victim_tokens (
                    token BYTES NOT NULL PRIMARY KEY,
                    persons INTEGER NOT NULL)
                """,
                """
                INSERT INTO victim_tokens (token, persons)
                SELECT token, COUNT(*) FROM victim_index GROUP BY token
                """,
                "CREATE TABLE victim_index_due (victim BYTES NOT NULL PRIMARY KEY)",
                """
                INSERT INTO victim_index_due (victim) SELECT DISTINCT victim FROM victim_index
                """
            ),
            Telling.migration,
            // What a row is known by when it comes again with other values; and whoever was taken in
            // before that was noted.
            Migration(
                "victims 0006 sources of HTCDS rows",
                """
                CREATE TABLE htcds_sources (
                    token BYTES NOT NULL,
                    victim BYTES NOT NULL,
                    PRIMARY KEY (token, victim))
                """,
                "CREATE INDEX htcds_sources_victim ON htcds_sources (victim)",
                "CREATE TABLE htcds_sources_due (victim BYTES NOT NULL PRIMARY KEY)",
                "INSERT INTO htcds_sources_due (victim) SELECT DISTINCT victim FROM htcds_rows"
            ),
            Telling.guardiansMigration,
            Placing.clockMigration,
        ]
}
