"""A small stand-in for Panther's event class: read-only, with keys that are looked up in any case."""

from collections.abc import Mapping, Sequence


def immutable(value):
    """The value as Panther gives it to rules."""
    if isinstance(value, dict):
        return Event(value)
    return List(value) if isinstance(value, list) else value


class Event(Mapping):
    """An object."""

    def __init__(self, content):
        self._content = content
        self._keys = {key.lower(): key for key in reversed(content)}

    def __getitem__(self, key):
        name = key if key in self._content else self._keys[key.lower()]
        return immutable(self._content[name])

    def __iter__(self):
        return iter(self._content)

    def __len__(self):
        return len(self._content)

    def deep_get(self, *keys, default=None):
        """What keys lead to, one a step; it stops at lists."""
        node = self
        for key in keys:
            node = node.get(key, default) if isinstance(node, Mapping) else default
        return default if node is None else node


class List(Sequence):
    """A list."""

    def __init__(self, content):
        self._content = tuple(content)

    def __getitem__(self, index):
        return immutable(self._content[index])

    def __len__(self):
        return len(self._content)
