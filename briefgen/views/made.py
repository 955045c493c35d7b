"""What is made when it is first asked for, and then kept."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Made(dict[K, V]):
    """Values by what they are made of; what is there already is found without a call."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        """Begin with nothing; `make` makes the value of a key."""
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        """Make a value and keep it."""
        value = self[key] = self._make(key)
        return value
