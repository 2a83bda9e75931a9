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
        ]
}
