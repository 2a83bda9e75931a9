"""Judges records by our JSON Schema of HTCDS 2.0 with Python's jsonschema, which knows nothing of us.

    schema_peer.py FILE     the schema on standard input; writes a corpus into FILE and prints the verdicts

The corpus is made from the schema alone: for each field what it admits (every word of its list, both ends of
its range), and each keyword broken once. A verdict is {"field", "kind", "isValid"}; the nth is of the nth
record, and its kind says what was done to the record, `right` where nothing was.
"""

import json
import sys

import jsonschema

ASTRAL = "\N{GRINNING FACE}"


def resolved(node, schema):
    """A node with what it refers to."""
    target = node.get("$ref")
    if target is None:
        return node
    for part in target.removeprefix("#/").split("/"):
        schema = schema[part]
    return {**node, **schema}


def cases_of_text(node):
    """Values of a text with what each breaks."""
    if "enum" in node:
        yield from (("right", word) for word in node["enum"])
        yield "enum", "NoSuchWord"
    elif node.get("format") == "date":
        yield from (("right", day) for day in ("1900-01-01", "2000-02-29", "2100-01-01"))
        yield from (("format", day) for day in ("2001-02-29", "2001-13-01", "2001-1-1", "01/02/2001"))
        yield from (("dateRange", day) for day in ("1899-12-31", "2100-01-02"))
    elif "maxLength" not in node:
        yield from (("right", number) for number in ("+84912345678", "12", "1" * 15))
        yield from (("pattern", number) for number in ("0912345678", "+", "1", "1" * 16, "12a", "+84٣٣"))
    else:
        longest = node["maxLength"]
        yield from (("right", text) for text in ("Hoà", "a\nb\tc", "x" * longest, ASTRAL * longest))
        yield from (("maxLength", text) for text in ("x" * (longest + 1), ASTRAL * (longest + 1)))
        yield from (("control", text) for text in ("a\u0000b", "a\u0007b", "a\u007fb", "a\u0085b"))
        yield "numberForText", 7
    yield "emptyText", ""
    yield "objectForValue", {"a": "b"}


def cases_of_number(node):
    lowest, highest = node["minimum"], node["maximum"]
    yield from (("right", number) for number in (lowest, highest))
    yield from (("range", number) for number in (lowest - 1, highest + 1))
    yield "textForNumber", str(highest)
    yield "type", "seven"
    yield "objectForValue", {"a": "b"}
    if node["type"] == "integer":
        yield "type", lowest + 0.5
    else:
        yield "right", lowest + 0.5


def cases_of_truth(_):
    yield from (("right", truth) for truth in (True, False))
    yield "textForTruth", "yes"
    yield "type", "perhaps"
    yield "type", 7
    yield "objectForValue", {"a": "b"}


def cases_of_list(node, schema):
    words = resolved(node["items"], schema)["enum"]
    yield from (("right", [word]) for word in words)
    yield "right", words
    yield "enum", [words[0], "NoSuchWord"]
    yield "emptyList", []
    yield "repeatedItem", [words[0], words[0]]
    yield "textForList", ";".join(words[:2])
    yield "objectForValue", {"a": "b"}
    yield "type", [[words[0]]]


def cases(node, schema):
    node = resolved(node, schema)
    if node["type"] == "array":
        return cases_of_list(node, schema)
    if node["type"] == "string":
        return cases_of_text(node)
    return cases_of_truth(node) if node["type"] == "boolean" else cases_of_number(node)


def corpus(schema):
    """Records with the field that each is about and what was done to it."""
    record, event = schema["$defs"]["record"]["properties"], schema["$defs"]["event"]["properties"]
    everything = {}
    for field, node in record.items():
        if field == "hte":
            continue
        for kind, value in cases(node, schema):
            yield field, kind, {field: value}
            if kind == "right":
                everything.setdefault(field, value)
    for field, node in event.items():
        for kind, value in cases(node, schema):
            # What is not taken into account in a record must not pass for one.
            yield field, kind, {"prs_FirstName": "Hoa", "hte": [{"hte_City": "Vinh"}, {field: value}]}
    yield "", "right", everything
    yield "", "right", {**everything, "hte": [{field: everything[field] for field in event}]}
    yield "", "unknownField", {"prs_FirstName": "Hoa", "prs_Nobody": "x"}
    yield "", "unknownField", {"prs_FirstName": "Hoa", "hte": [{"hte_City": "Vinh", "prs_FirstName": "Lan"}]}
    yield "", "emptyRecord", {}
    yield "", "emptyRecord", {"prs_FirstName": "Hoa", "hte": [{}]}
    yield "", "noListOfEvents", {"prs_FirstName": "Hoa", "hte": {"hte_City": "Vinh"}}
    yield "", "noListOfEvents", {"prs_FirstName": "Hoa", "hte": "Vinh"}
    yield "", "noListOfEvents", {"prs_FirstName": "Hoa", "hte": []}


def main():
    schema = json.load(sys.stdin)
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    verdicts, records = [], []
    for field, kind, record in corpus(schema):
        records.append(record)
        verdicts.append({"field": field, "kind": kind, "isValid": judge.is_valid([record])})
    with open(sys.argv[1], "w") as file:
        json.dump(records, file)
    json.dump(verdicts, sys.stdout)


main()
