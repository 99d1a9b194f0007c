"""Runs rule modules on hostile events: a line of JSON with a module in, a line with faults out.

With the module come the fields that it looks at, ordinary events, and how many events to make.
"""

import json
import math
import random
import sys

from run_rules import Event, load, outcome

# Deeper than events are, and far from what Python's own functions take.
DEPTH = 500

NUMBERS = [
    0,
    -1,
    1,
    2**53 + 1,
    -(2**63),
    10**30,
    10**400,
    -(10**5000),
    0.0,
    -0.0,
    1e-7,
    1.5,
    -1.5e-300,
    5e-324,
    1e21,
    1.7976931348623157e308,
    1.7e12,
    8.64e15,
    8.7e15,
    math.nan,
    math.inf,
    -math.inf,
    True,
    False,
    None,
]

TEXTS = [
    "",
    " ",
    "*",
    "?",
    "\\",
    "[",
    "a\0b",
    "b'abc'",
    "\ud800",
    "x\udfffy",
    "\U0001f600",
    "İıſK",
    "ΑΣ",
    "\u2028\x85\r\n",
    "١٢٣",
    "１２",
    "1e999",
    "-1e-999",
    "9" * 400,
    "9" * 5000,
    "0x10",
    "1_000",
    "nan",
    "Infinity",
    "true",
    "10.0.0.1",
    "10.0.0.01",
    "::ffff:10.0.0.1",
    "fe80::1%eth0",
    "1.2.3.4/8",
    "2024-02-30",
    "2024-02-29T23:59:60Z",
    "0000-01-01",
    "9999-12-31T23:59:59-23:59",
    "0000-01-01T00:00:00+23:59",
    "2024-01-01T00:00:00.123456789+01",
    "%s{0}{{",
    "__class__",
]

HUGE = ["a" * 100_000, "aB" * 50_000, "é" * 100_000, "-/ " * 33_000, "\n" * 100_000, "\\*" * 50_000]

KEYS = ["", " ", "a.b", ".", "__class__", "__proto__", "get", "\ud800", "İ", "ſ", "k" * 1000, "0", "p_any"]


class Hostility:
    """Makes events, the same ones for the same seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def event(self, fields, ordinary):
        """An event with some of the fields; every second one was an ordinary one, so that rules look further."""
        event = json.loads(self.random.choice(ordinary)) if ordinary and self.random.randrange(2) else {}
        for field in self.random.sample(fields, self.random.randint(0, len(fields))):
            self.put(event, field, self.value(4))
        for _ in range(self.random.choice([0, 0, 1, 3])):
            event.setdefault(self.random.choice(KEYS), self.value(3))
        return event

    def put(self, event, field, value):
        """Writes a value where a field leads: at a key of just that name, or step by step."""
        way = self.random.randrange(8)
        if way == 0:
            event[field] = value
            return
        *steps, last = [self.respelt(key) if way == 1 else key for key in field.split(".")]
        for step in steps:
            below = event.get(step)
            if not isinstance(below, dict):
                below = {}
                event[step] = [below, self.scalar()] if way == 2 else below
            event = below
        event[last] = value

    def respelt(self, key):
        """A key with other letters."""
        return self.random.choice([key.upper(), key.lower(), key.swapcase(), key + "\u0130"])

    def value(self, depth):
        """Anything that an event can hold."""
        way = self.random.randrange(40)
        if way == 0:
            return self.random.choice(HUGE)
        if way == 1:
            return self.deep()
        if way < 8 and depth > 0:
            return [self.value(depth - 1) for _ in range(self.random.randrange(4))]
        if way < 12 and depth > 0:
            names = [self.random.choice(KEYS) for _ in range(self.random.randrange(4))]
            return {name: self.value(depth - 1) for name in names}
        return self.scalar()

    def scalar(self):
        """A number, a text, a boolean or null."""
        way = self.random.randrange(10)
        if way < 4:
            return self.random.choice(NUMBERS)
        if way < 8:
            return self.random.choice(TEXTS)
        characters = "aA*?\\[]\"'.-/0:1T\n\0é\ud800\U0001f600"
        return "".join(self.random.choice(characters) for _ in range(self.random.randrange(30)))

    def deep(self):
        """Lists and objects in each other."""
        value = self.scalar()
        for _ in range(DEPTH):
            value = {self.random.choice(["a", "b", ""]): value} if self.random.randrange(2) else [value]
        return value


def shown(event):
    """An event in a message; Python writes huge integers only if it is told to, and modules must do without."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return ascii(event)
    finally:
        sys.set_int_max_str_digits(limit)


def faults_of(request, hostility):
    """The events on which a function of the module fails, shortened."""
    module = load(request["module"])
    faults = []
    for _ in range(request["count"]):
        event = hostility.event(request["fields"], request["events"])
        given = outcome(module, Event(event))
        if not isinstance(given, bool):
            faults.append(f"{given[:500]} for {shown(event)[:500]}")
    return faults


def main():
    """Answers each line with a line."""
    hostility = Hostility(20261121)
    for line in sys.stdin:
        print(json.dumps(faults_of(json.loads(line), hostility)[:3]))


if __name__ == "__main__":
    main()
