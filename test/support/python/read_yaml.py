"""Reads YAML as Panther's tool does: a line of JSON with a text in, a line of JSON with what it holds out."""

import json
import math
import sys

import yaml


def plain(value):
    """The value as JSON has it; what JSON has no word for is told apart from texts."""
    if isinstance(value, dict):
        return {key if isinstance(key, str) else f"!{key!r}": plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return {f"!{type(value).__name__}": repr(value)}


def main():
    """Answers each line with a line."""
    loader = yaml.SafeLoader if sys.argv[1:] == ["slow"] else yaml.CSafeLoader
    for line in sys.stdin:
        print(json.dumps(plain(yaml.load(json.loads(line), loader))))


main()
