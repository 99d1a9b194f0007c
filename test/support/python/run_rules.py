"""Runs rule modules on events: a line of JSON with a module and events in, a line with what became of each out."""

import json
import sys
import types

if sys.argv[1:] == ["panther-core"]:
    from panther_core.enriched_event import PantherEvent as Event
else:
    from stand_in import Event

OTHERS = ("title", "dedup", "alert_context")


def outcome(module, event):
    """The verdict, or what is wrong with the module's functions."""
    try:
        verdict = module.rule(event)
    except Exception as fault:  # pylint: disable=broad-exception-caught
        return f"rule raised {fault!r}"
    if not isinstance(verdict, bool):
        return f"rule gave {verdict!r}"
    for name in OTHERS:
        try:
            result = getattr(module, name, lambda _: "")(event)
        except Exception as fault:  # pylint: disable=broad-exception-caught
            return f"{name} raised {fault!r}"
        if not isinstance(result, dict if name == "alert_context" and result != "" else str):
            return f"{name} gave {result!r}"
    return verdict


def main():
    """Answers each line with a line."""
    for line in sys.stdin:
        request = json.loads(line)
        module = types.ModuleType("rule")
        try:
            exec(compile(request["module"], "rule.py", "exec"), module.__dict__)
            answer = [outcome(module, Event(json.loads(event))) for event in request["events"]]
        except Exception as fault:  # pylint: disable=broad-exception-caught
            answer = f"{fault!r}"
        print(json.dumps(answer))


sys.setrecursionlimit(10_000)
main()
