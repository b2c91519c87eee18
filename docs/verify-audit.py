#!/usr/bin/env python3
"""Verifies an export of Readygate's audit chain, with Python's standard library alone.

    python3 verify-audit.py EXPORT --tenant UUID [--anchors FILE] [--selection]

The format (docs/audit.md): each line is the RFC 8785 text of {"body", "hash", "prev", "seq"}. `hash` is the
SHA-256, in lower-case hex, of the UTF-8 bytes of prev + ":" + seq + ":" + body; `prev` is the hash of the
entry before, for the first one the SHA-256 of "readygate-audit/1:" + tenant. `body` is canonical too and
names the tenant. Exit code 0 when everything holds, 1 with the first line that does not.
"""

import argparse
import hashlib
import json
import re
import sys

DIGITS = re.compile(r"[0-9a-f]{64}\Z")
FORBIDDEN = {"__proto__", "constructor", "prototype"}


class Fault(Exception):
    pass


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def once(pairs):
    members = dict(pairs)
    if len(members) != len(pairs) or FORBIDDEN & members.keys():
        raise ValueError("a member stands twice or has a forbidden name")
    return members


def refuse(_constant):
    raise ValueError("no number")


def number(value):
    """ECMAScript's text of a number, which RFC 8785 asks for."""
    if isinstance(value, int) and abs(value) < 2**53:
        return str(value)
    text = repr(float(value)).removesuffix(".0")
    if "e" not in text:
        return "0" if text == "-0" else text
    digits, exponent = text.split("e")
    power = int(exponent)
    if 0 < power < 21:
        whole, _, rest = digits.partition(".")
        return whole + rest.ljust(power, "0")
    if -7 < power < 0:
        return f"{value:.{len(digits.replace('.', '').lstrip('-')) - 1 - power}f}"
    return f"{digits}e{'+' if power > 0 else '-'}{abs(power)}"


def canonical(value):
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"


def parse(text):
    value = json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    if canonical(value) != text:
        raise ValueError("another spelling")
    return value


def read_line(text):
    try:
        entry = parse(text)
        body = parse(entry["body"])
        if entry.keys() != {"body", "hash", "prev", "seq"} or type(entry["seq"]) is not int:
            raise ValueError("no entry")
        if not DIGITS.match(entry["prev"]) or not DIGITS.match(entry["hash"]):
            raise ValueError("no entry")
        return entry, body
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise Fault("not_canonical") from error


def verify(lines, tenant, anchors, selection):
    seq, last, count = 0, sha256(f"readygate-audit/1:{tenant}"), 0
    for count, raw in enumerate(lines, start=1):
        try:
            text = raw.decode("utf-8").removesuffix("\n")
            entry, body = read_line(text)
            if not isinstance(body, dict) or body.get("tenant") != tenant:
                raise Fault("foreign")
            if entry["seq"] <= seq:
                raise Fault("out_of_order")
            if entry["seq"] > seq + 1 and not selection:
                raise Fault("missing")
            if entry["hash"] != sha256(f"{entry['prev']}:{entry['seq']}:{entry['body']}"):
                raise Fault("altered")
            if entry["seq"] == seq + 1 and entry["prev"] != last:
                raise Fault("relinked")
            if anchors.get(entry["seq"], entry["hash"]) != entry["hash"]:
                raise Fault("rewritten")
        except UnicodeDecodeError as error:
            raise SystemExit(tell(count, "not_canonical")) from error
        except Fault as fault:
            raise SystemExit(tell(count, fault)) from fault
        seq, last = entry["seq"], entry["hash"]
    if not selection and max(anchors, default=0) > seq:
        raise SystemExit(tell(count + 1, "truncated"))
    print(f"{count} lines hold, the last is entry {seq} {last}")


def tell(line, problem):
    print(f"line {line}: {problem}; the {line - 1} before it hold")
    return 1


def main():
    parser = argparse.ArgumentParser(description="Verifies an export of Readygate's audit chain.")
    parser.add_argument("export")
    parser.add_argument("--tenant", required=True)
    parser.add_argument("--anchors")
    parser.add_argument("--selection", action="store_true")
    options = parser.parse_args()
    anchors = {}
    if options.anchors:
        with open(options.anchors, encoding="utf-8") as file:
            for line in filter(str.strip, file):
                anchor = json.loads(line)
                if anchor["tenant"] == options.tenant:
                    anchors[anchor["seq"]] = anchor["hash"]
    with open(options.export, "rb") as export:
        verify(export, options.tenant, anchors, options.selection)


if __name__ == "__main__":
    main()
    sys.exit(0)
