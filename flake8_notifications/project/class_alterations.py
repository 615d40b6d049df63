"""Which texts may change classes after they are made, by what they store into.

That is what decides of the fields of models, dataclasses and their like, and of how they are sent.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from flake8_notifications.source.text import INDEX

#: Attributes of classes that say what fields they have, and how they are sent.
ALTERED_ATTRIBUTES: Final = frozenset(
    {
        *("model_config", "model_fields", "__annotations__", "__pydantic_fields__"),
        *("__pydantic_config__", "__pydantic_decorators__", "__pydantic_computed_fields__"),
        *("__dataclass_fields__", "__attrs_attrs__", "__struct_fields__", "__fields__"),
        *("__defaults__", "_field_defaults", "__required_keys__", "__optional_keys__", "__total__"),
    }
)
#: Methods of classes that decide how their objects are sent, when they are replaced.
ASSIGNED_METHODS: Final = frozenset(
    {
        *("model_dump", "model_dump_json", "__get_pydantic_core_schema__"),
        *("__get_pydantic_json_schema__", "__pydantic_serializer__", "_asdict"),
    }
)
_STORED: Final = rf"(?:[ \t]*{INDEX}|\.\w+)*[ \t]*(?:[-+*/%&|^@]|//|\*\*|<<|>>)?=(?!=)"
_CHANGED: Final = (
    rf"(?:[ \t]*{INDEX})*"
    r"\.(?:update|pop|popitem|setdefault|clear|__\w+__)\b"
)
_HANDED_ON: Final = r"[,)]|[ \t]*(?:#.*)?$"
#: One of them behind a dot: the names that most texts do not mention at all.
_MENTIONED: Final = re.compile(rf"\.({'|'.join(sorted(ALTERED_ATTRIBUTES | ASSIGNED_METHODS))})\b")
_SETTERS: Final = ("setattr(", "delattr(")
_SETS: Final = re.compile(
    r"(?:set|del)attr\(\s*(?!self\b)[\w.]+\s*,\s*"
    rf"(?:['\"](?:{'|'.join(sorted(ALTERED_ATTRIBUTES | ASSIGNED_METHODS))})['\"]|[^'\"\s])"
)


def may_alter(text: str) -> bool:
    """Whether a text stores into something that decides of the fields of a class."""
    if any(_altering(name).search(text) for name in sorted(set(_MENTIONED.findall(text)))):
        return True
    return any(word in text for word in _SETTERS) and _SETS.search(text) is not None


@functools.cache
def _altering(name: str) -> re.Pattern[str]:
    """What a text looks like that stores into one of them."""
    if name in ASSIGNED_METHODS:
        return re.compile(rf"\.{name}[ \t]*=(?!=)")
    return re.compile(
        rf"\.{name}\b(?:{_STORED}|{_CHANGED}|{_HANDED_ON})|\bdel\b[^\n]*\.{name}\b", re.MULTILINE
    )
