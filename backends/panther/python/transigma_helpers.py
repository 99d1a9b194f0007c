"""Tests of event fields that mean what they mean in Sigma rules.

A field is looked up letter by letter; its dots are steps into objects, and lists are looked
through. A test holds if any value of the field passes it, and never raises an exception.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from ipaddress import ip_address, ip_network


def equals(event, field, text, cased=False):
    """Whether a value is this text."""
    return equals_any(event, field, [text], cased)


def equals_any(event, field, texts, cased=False):
    """Whether a value is one of these texts."""
    found = texts_of(event, field, cased)
    return any(comparable(text, cased) in found for text in texts)


def contains(event, field, text, cased=False):
    """Whether this text is in a value."""
    return contains_any(event, field, [text], cased)


def contains_any(event, field, texts, cased=False):
    """Whether one of these texts is in a value."""
    found = texts_of(event, field, cased)
    return any(comparable(text, cased) in value for value in found for text in texts)


def contains_all(event, field, texts, cased=False):
    """Whether each of these texts is in a value, be it one value or several."""
    return all(contains(event, field, text, cased) for text in texts)


def starts_with(event, field, text, cased=False):
    """Whether a value begins with this text."""
    return starts_with_any(event, field, [text], cased)


def starts_with_any(event, field, texts, cased=False):
    """Whether a value begins with one of these texts."""
    beginnings = tuple(comparable(text, cased) for text in texts)
    return any(value.startswith(beginnings) for value in texts_of(event, field, cased))


def ends_with(event, field, text, cased=False):
    """Whether a value ends with this text."""
    return ends_with_any(event, field, [text], cased)


def ends_with_any(event, field, texts, cased=False):
    """Whether a value ends with one of these texts."""
    ends = tuple(comparable(text, cased) for text in texts)
    return any(value.endswith(ends) for value in texts_of(event, field, cased))


def has_text(event, field):
    """Whether a value is a text, a number or a boolean."""
    return bool(texts_of(event, field, True))


def like(event, field, pattern, cased=False):
    """Whether a value is like this: * is any run of characters, ? is one, [ab] is a or b."""
    return like_any(event, field, [pattern], cased)


def like_any(event, field, patterns, cased=False):
    """Whether a value is like one of these."""
    found = texts_of(event, field, cased)
    regexes = [like_regex(comparable(pattern, cased)) for pattern in patterns]
    return any(regex.match(value) for regex in regexes for value in found)


@cache
def like_regex(pattern):
    """The expression of a pattern; * ? [ and \\ stand for themselves after a backslash."""
    segments = [""]
    parts = re.findall(r"(?s)\\([\\*?[])|(\[(?:\\.|[^]\\])+\])|(.)", pattern)
    for escaped, choice, one in parts:
        if one == "*":
            segments.append("")
        elif one == "?":
            segments[-1] += "."
        else:
            segments[-1] += choice or re.escape(escaped or one)
    first, *others = segments
    # The first place of a segment is the best one: atomic groups never look for another.
    middle = "".join(f"(?>.*?{segment})" for segment in others[:-1])
    last = f".*{others[-1]}" if others else ""
    return re.compile(rf"(?s:{first}{middle}{last})\Z")


def search(event, field, regex, folded=False):
    """Whether an expression is found in a value, or in its text in lower case."""
    return any(regex.search(value) for value in texts_of(event, field, not folded))


def equals_field(event, field, other, cased=False):
    """Whether a value is one of another field's."""
    return not set(texts_of(event, field, cased)).isdisjoint(
        texts_of(event, other, cased)
    )


def contains_field(event, field, other, cased=False):
    """Whether a value of another field is in a value."""
    parts = texts_of(event, other, cased)
    return any(
        part in value for value in texts_of(event, field, cased) for part in parts
    )


def starts_with_field(event, field, other, cased=False):
    """Whether a value begins with one of another field."""
    beginnings = tuple(texts_of(event, other, cased))
    return any(value.startswith(beginnings) for value in texts_of(event, field, cased))


def ends_with_field(event, field, other, cased=False):
    """Whether a value ends with one of another field."""
    ends = tuple(texts_of(event, other, cased))
    return any(value.endswith(ends) for value in texts_of(event, field, cased))


def equals_number(event, field, number):
    """Whether a value is this number, or its text."""
    return equals_any_number(event, field, [number])


def equals_any_number(event, field, numbers):
    """Whether a value is one of these numbers, or its text."""
    return any(found in numbers for found in numbers_of(event, field))


def less_than(event, field, number):
    """Whether a value is a number below this one."""
    return any(found < number for found in numbers_of(event, field))


def at_most(event, field, number):
    """Whether a value is this number or one below."""
    return any(found <= number for found in numbers_of(event, field))


def greater_than(event, field, number):
    """Whether a value is a number above this one."""
    return any(found > number for found in numbers_of(event, field))


def at_least(event, field, number):
    """Whether a value is this number or one above."""
    return any(found >= number for found in numbers_of(event, field))


def is_true(event, field):
    """Whether a value is true, or its text."""
    return any(
        value is True or same_word(value, "true") for value in values_of(event, field)
    )


def is_false(event, field):
    """Whether a value is false, or its text."""
    return any(
        value is False or same_word(value, "false") for value in values_of(event, field)
    )


def same_word(value, word):
    """Whether a value is this text in lower or upper case."""
    return isinstance(value, str) and fold(value) == word


def exists(event, field):
    """Whether the event has the field, be it null; an empty list is the same as no field."""
    return bool(values_of(event, field))


def is_null(event, field):
    """Whether the field is absent, or nothing but null."""
    return all(value is None for value in values_of(event, field))


def in_network(event, field, network):
    """Whether a value is an address of this network."""
    return in_any_network(event, field, [network])


def in_any_network(event, field, networks):
    """Whether a value is an address of one of these networks."""
    addresses = addresses_of(event, field)
    known = [ip_network(network) for network in networks] if addresses else []
    return any(address in network for address in addresses for network in known)


def addresses_of(event, field):
    """The values of a field that are addresses; host names are not, nor is what has a zone."""
    addresses = []
    for value in values_of(event, field):
        if isinstance(value, str) and len(value) <= 45 and "%" not in value:
            try:
                addresses.append(ip_address(value))
            except ValueError:
                pass
    return addresses


def in_time(event, field, part, numbers):
    """Whether the minute, hour, day, week, month or year of a date-time is one of these, in UTC."""
    return any(
        time_parts(value).get(part) in numbers for value in values_of(event, field)
    )


def time_parts(value):
    """The parts of a date-time: ISO 8601, or seconds or milliseconds since 1970."""
    seconds = seconds_of(value)
    if seconds is None:
        return {}
    # Dates of Python end where years have four digits; each 400 years are alike, weeks included.
    cycle, day = divmod(seconds // 86400 - 10957, 146097)
    moment = date(2000, 1, 1) + timedelta(days=day)
    return {
        "minute": seconds // 60 % 60,
        "hour": seconds // 3600 % 24,
        "day": moment.day,
        "week": moment.isocalendar().week,
        "month": moment.month,
        "year": moment.year + 400 * cycle,
    }


def seconds_of(value):
    """The seconds since 1970 of a date-time."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        milliseconds = value if value >= 1e11 else value * 1000
        return int(milliseconds) // 1000 if abs(milliseconds) <= 8.64e15 else None
    if not isinstance(value, str) or len(value) > 64:
        return None
    parts = re.fullmatch(
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
        r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
        r"(?:[Zz]|([-+])([0-9]{2})(?::?([0-9]{2}))?)?)?",
        value,
    )
    if parts is None:
        return None
    year, month, day, hour, minute, second, zone_hour, zone_minute = (
        int(number or 0) for number in parts.group(1, 2, 3, 4, 5, 6, 8, 9)
    )
    if max(hour, zone_hour) > 23 or max(minute, second, zone_minute) > 59:
        return None
    try:
        days = date(2000 + year % 400, month, day) - date(1970, 1, 1)
    except ValueError:
        return None
    shift = (zone_hour * 60 + zone_minute) * (-60 if parts[7] == "-" else 60)
    days_in_all = days.days + (year // 400 - 5) * 146097
    return days_in_all * 86400 + hour * 3600 + minute * 60 + second - shift


def numbers_of(event, field):
    """The values of a field that are numbers, or texts of numbers as JSON has them."""
    numbers = []
    for value in values_of(event, field):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            numbers.append(value)
        elif isinstance(value, str) and len(value) <= 400:
            parts = re.fullmatch(
                r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?", value
            )
            if parts is not None:
                is_integer = parts[3] is None and not (parts[2] or "").strip(".0")
                numbers.append(int(parts[1]) if is_integer else float(value))
    return numbers


def texts_of(event, field, cased):
    """The texts of a field's values, as they are compared; null and objects have none."""
    texts = [text_of(value) for value in values_of(event, field)]
    return [comparable(text, cased) for text in texts if text is not None]


def text_of(value):
    """A value as text: numbers as JavaScript prints them, so 1.0 is 1."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return number_text(value)
    return None


def number_text(number):
    """A number as text: integers with all their digits, small fractions as 1e-7."""
    if abs(number) == float("inf"):
        return "Infinity" if number > 0 else "-Infinity"
    if isinstance(number, int) or abs(number) >= 1e21:
        return format(Decimal(int(number)), "f")
    text = repr(number)
    digits, _, exponent = text.partition("e-")
    if exponent and int(exponent) > 6:
        return f"{digits}e-{int(exponent)}"
    # 1.0 is 1, and there is no -0.
    return format(Decimal(text).normalize() + 0, "f")


def anywhere(event):
    """All texts, numbers and booleans of an event, as one field."""
    found = []
    pending = [event]
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            pending.extend(node.values())
        elif is_list(node):
            pending.extend(node)
        else:
            found.append(node)
    return {"value": found}


def values_of(event, field):
    """What a field leads to: a key of just that name, or else one key a step."""
    if field in tuple(event):
        return elements([event[field]])
    nodes = [event]
    for key in field.split("."):
        objects = [node for node in elements(nodes) if isinstance(node, Mapping)]
        # Panther finds keys in any case, and Sigma does not.
        nodes = [node[key] for node in objects if key in tuple(node)]
    return elements(nodes)


def elements(nodes):
    """The nodes; of lists their elements, however deep they are nested."""
    found = []
    pending = list(reversed(nodes))
    while pending:
        node = pending.pop()
        if is_list(node):
            pending.extend(reversed(node))
        else:
            found.append(node)
    return found


def is_list(node):
    """Whether this is a list, and no text."""
    return isinstance(node, Sequence) and not isinstance(node, (str, bytes, bytearray))


def comparable(text, cased):
    """A text as it is compared."""
    return text if cased else fold(text)


def fold(text):
    """A text in lower case, character by character, so that its length never changes."""
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
