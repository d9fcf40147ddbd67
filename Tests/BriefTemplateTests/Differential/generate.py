#!/usr/bin/env python3
"""Makes templates by a seeded grammar, renders them with Jinja2 and with briefgen, and compares.

    generate.py --command "briefgen render" [--cases 5000] [--seed 1] [--show 10] [--save DIR]

Every case is a context, one or more templates and options. The two must agree byte for byte, or
on the kind of the error. Exit code 0 when they do, 1 when they do not, 3 when Jinja2 is missing.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

try:
    import jinja2
    from jinja2 import exceptions as jx
except ImportError:
    print("SKIPPED: Jinja2 is not installed; pip install jinja2==3.1.6", file=sys.stderr)
    sys.exit(3)

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from grammar import Grammar, ROWS  # noqa: E402

UNDEFINED = {
    "lenient": jinja2.Undefined,
    "chainable": jinja2.ChainableUndefined,
    "strict": jinja2.StrictUndefined,
}


def kind_of(error):
    """The kind that briefgen gives an error of Jinja2 or Python."""
    if isinstance(error, jx.TemplateAssertionError):
        text = str(error)
        if "No filter named" in text:
            return "unknown_filter"
        if "No test named" in text:
            return "unknown_test"
        return "syntax"
    if isinstance(error, jx.TemplateSyntaxError):
        return "syntax"
    if isinstance(error, jx.TemplateNotFound):
        return "not_found"
    if isinstance(error, jx.UndefinedError):
        return "undefined"
    if isinstance(error, jx.TemplateRuntimeError):
        text = str(error)
        if "No filter named" in text:
            return "unknown_filter"
        if "No test named" in text:
            return "unknown_test"
        return "runtime"
    if isinstance(error, (TypeError, AttributeError)):
        return "type"
    if isinstance(error, ZeroDivisionError):
        return "zero_division"
    if isinstance(error, RecursionError):
        return "recursion"
    if isinstance(error, SyntaxError):
        return "syntax"
    return "runtime"


def reference(case):
    """What Jinja2 makes of a case: ('ok', bytes) or ('error', kind, message)."""
    options = case["options"]
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case["templates"]),
        autoescape=jinja2.select_autoescape(["html", "htm", "xml"]),
        undefined=UNDEFINED[options.get("undefined", "lenient")],
        trim_blocks=options.get("trim_blocks", False),
        lstrip_blocks=options.get("lstrip_blocks", False),
        keep_trailing_newline=options.get("keep_trailing_newline", False),
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    try:
        text = environment.get_template(case["main"]).render(json.loads(case["context"]))
        return ("ok", text.encode("utf-8"))
    except Exception as error:  # every kind of error is an answer
        return ("error", kind_of(error), f"{type(error).__name__}: {error}")


def actual(case, command):
    """What briefgen makes of a case."""
    with tempfile.TemporaryDirectory(prefix="brief-diff-") as folder:
        root = pathlib.Path(folder)
        (root / "context.json").write_bytes(case["context"].encode("utf-8"))
        for name, text in case["templates"].items():
            path = root / "templates" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        options = case["options"]
        arguments = command + [
            case["main"], "--data", str(root / "context.json"), "--templates", str(root / "templates"),
            "--undefined", options.get("undefined", "lenient"),
        ]
        for name in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline"):
            if options.get(name):
                arguments.append("--" + name.replace("_", "-"))
        try:
            done = subprocess.run(arguments, capture_output=True, timeout=20)
        except subprocess.TimeoutExpired:
            return ("crash", "timeout", "")
    if done.returncode == 0:
        return ("ok", done.stdout)
    first = done.stderr.decode("utf-8", "replace").split("\n")[0]
    match = re.match(r"error\[(\w+)\]: (.*)", first)
    if done.returncode != 1 or not match or done.stdout:
        return ("crash", str(done.returncode), first)
    return ("error", match.group(1), first)


# Where the two differ on purpose; each is named in the guide.
def excused(expected, found):
    if expected[0] == "ok":
        text = expected[1].decode("utf-8", "replace")
        if " object at 0x" in text.lower() or "built-in method" in text.lower() or "<function" in text:
            return "prints an address"
        if found[0] == "error" and "64 bits" in found[2]:
            return "whole numbers have 64 bits"
        if re.search(r"\d{19}", text) and found[0] == "ok":
            return None
    if expected[0] == "error" and found[0] == "error" and "64 bits" in found[2]:
        return "whole numbers have 64 bits"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", required=True)
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--row", help="only this row of the table")
    parser.add_argument("--save", help="write the cases that disagree into this folder")
    parser.add_argument("--kinds", action="store_true", help="also hold the kinds of errors against each other")
    options = parser.parse_args()
    command = options.command.split()
    cases = []
    for number in range(options.cases):
        row = options.row or ROWS[number % len(ROWS)]
        cases.append(Grammar(random.Random(f"{options.seed}/{number}"), row).case())

    counts = {"agree": 0, "agree on an error": 0, "excused": 0, "differ": 0}
    rows = {}
    shown = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = pool.map(lambda case: actual(case, command), cases)
        for number, (case, found) in enumerate(zip(cases, results)):
            expected = reference(case)
            row = rows.setdefault(case["row"], [0, 0])
            row[0] += 1
            if expected[0] == "ok" and found == expected:
                counts["agree"] += 1
                continue
            if expected[0] == "error" and found[0] == "error" and (not options.kinds or found[1] == expected[1]):
                counts["agree on an error"] += 1
                continue
            if excused(expected, found):
                counts["excused"] += 1
                continue
            counts["differ"] += 1
            row[1] += 1
            if shown < options.show:
                shown += 1
                print(f"--- case {number}, row {case['row']}, options {case['options']}")
                for name, text in case["templates"].items():
                    print(f"[{name}] {text!r}")
                print(f"context  {case['context']}")
                print(f"Jinja2   {expected}")
                print(f"briefgen {found}")
            if options.save:
                folder = pathlib.Path(options.save)
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{options.seed}-{number}.json").write_text(json.dumps(case, indent=1))
    print(counts)
    for row, (total, wrong) in sorted(rows.items()):
        print(f"  {row:12} {total:5} cases, {wrong} differ")
    sys.exit(1 if counts["differ"] else 0)


if __name__ == "__main__":
    main()
