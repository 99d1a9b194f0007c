"""Runs rule modules on events: a line of JSON with a module and events in, a line with what became of each out.

A line with events and no module gives events for all later lines (its answer is how many they are); a line with a
module and "all" is answered with the indices of those that match. Only these are asked for titles.
"""

import json
import sys
import types

if sys.argv[1:] == ["panther-core"]:
    from panther_core.enriched_event import PantherEvent as Event
else:
    from stand_in import Event

OTHERS = ("title", "dedup", "alert_context")


def load(text):
    """The module of a text."""
    module = types.ModuleType("rule")
    exec(compile(text, "rule.py", "exec"), module.__dict__)
    return module


def verdict_of(module, event):
    """The verdict, or what is wrong with it."""
    try:
        verdict = module.rule(event)
    except Exception as fault:  # pylint: disable=broad-exception-caught
        return f"rule raised {fault!r}"
    return verdict if isinstance(verdict, bool) else f"rule gave {verdict!r}"


def outcome(module, event):
    """The verdict, or what is wrong with the module's functions."""
    verdict = verdict_of(module, event)
    for name in OTHERS:
        try:
            result = getattr(module, name, lambda _: "")(event)
        except Exception as fault:  # pylint: disable=broad-exception-caught
            return f"{name} raised {fault!r}"
        if not isinstance(result, dict if name == "alert_context" and result != "" else str):
            return f"{name} gave {result!r}"
    return verdict


def matches(module, events):
    """The indices of the events that match, or what is wrong with the module's functions."""
    found = []
    for index, event in enumerate(events):
        verdict = verdict_of(module, event)
        if verdict is True:
            verdict = outcome(module, event)
        if isinstance(verdict, str):
            return f"event {index}: {verdict}"
        if verdict:
            found.append(index)
    return found


def answer_to(request, shared):
    """What becomes of the module of a request."""
    try:
        module = load(request["module"])
        if request.get("all"):
            return matches(module, shared)
        return [outcome(module, Event(json.loads(event))) for event in request["events"]]
    except Exception as fault:  # pylint: disable=broad-exception-caught
        return f"{fault!r}"


def main():
    """Answers each line with a line."""
    shared = []
    for line in sys.stdin:
        request = json.loads(line)
        if "module" in request:
            answer = answer_to(request, shared)
        else:
            shared = [Event(json.loads(event)) for event in request["events"]]
            answer = len(shared)
        print(json.dumps(answer))


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()
