"""Looks into a service's store from outside, as a JSON object: how many records, and by which facets.

    store_peer.py STORE FACET   {"records": {kind: count}, "facet": {kind: {value: count}}}

Bodies are sealed; kinds and facets are what anybody who holds the disk can see.
"""

import contextlib
import json
import sqlite3
import sys


def main():
    store, facet = sys.argv[1:]
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        records = dict(connection.execute("SELECT kind, count(*) FROM records GROUP BY kind"))
        facets = {}
        rows = connection.execute(
            "SELECT kind, value, count(*) FROM record_facets WHERE name = ? GROUP BY kind, value", (facet,)
        )
        for kind, value, count in rows:
            facets.setdefault(kind, {})[value] = count
    json.dump({"records": records, "facet": facets}, sys.stdout)


main()
