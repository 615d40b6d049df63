"""What a single call sends, as plain data."""

from __future__ import annotations

from typing import NamedTuple

from flake8_notifications.catalogue.model import Text
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.base import Text as PartlyKnown
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source.place import Place


class Notified(NamedTuple):
    """Something that is sent.

    :ivar cls: the class of the object, None if it is unknown.
    :ivar priority: None if nothing is known to name it.
    :ivar publisher: None if nothing is known to name it.
    :ivar place: the call that supplies the last piece of the event type.
    :ivar is_gated: whether a function that leads to it goes through a gate.
    """

    cls: ClassValue | None
    event_type: Text
    priority: Text | None
    publisher: Text | None
    place: Place
    column: int
    is_gated: bool

    @property
    def is_known(self) -> bool:
        """Whether the class and the event type are known."""
        return self.cls is not None and self.event_type.is_known

    @property
    def key(self) -> object:
        return (None if self.cls is None else self.cls.key, *self[1:])


def as_text(value: Value) -> Text:
    """A value as a text, with ``*`` for each unknown part."""
    match value:
        case Constant(value=str(text)):
            return Text(text)
        case Instance(cls=cls, attributes={"_value_": member_value}) if cls.is_text_enum:
            return as_text(member_value)
        case PartlyKnown(parts=parts):
            shown = ["*" if isinstance(part, Unknown) else part for part in parts]
            unknown = [part for part in parts if isinstance(part, Unknown)]
            while "**" in "".join(shown):
                shown = ["".join(shown).replace("**", "*")]
            return Text("".join(shown), False, str(unknown[0]) if unknown else None)
        case Unknown():
            return Text("*", False, str(value))
        case External(name=name):
            return Text("*", False, f"'{name}', whose source is not at hand")
        case _:
            return Text("*", False, "a value that is no text")
