"""The fingerprint file: the committed record of each payload class, in JSON or a Python table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from flake8_notifications.committed import fingerprint_table
from flake8_notifications.committed.fingerprint_table import Entry, NoTableError, TableError
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.reading import ReadingError, conflict_line, read_text
from flake8_notifications.errors import InputError
from flake8_notifications.payloads.grammar import GrammarError, read_field, write_field
from flake8_notifications.payloads.model import UNRECORDED, Record, Shape
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place

FORMAT: Final = 1
#: What to do where two branches met in the file: none of its entries may be made of both.
_RESTORE: Final = (
    "restore the whole file from the branch that you merge into ('git checkout BRANCH -- FILE'), "
    "then run 'flake8-notifications bump' and 'flake8-notifications fingerprints'"
)
_USUAL_FORM: Final = "object"
_FORMS: Final = (_USUAL_FORM, "array", "root")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class FingerprintFileError(InputError):
    """A fingerprint file that cannot be used; the message is one line that says what to do."""


class NoFingerprintsError(FingerprintFileError):
    """A module without the table that the fingerprints should be in."""


def load(location: Location, modules: Modules) -> dict[str, Record]:
    """The recorded classes by name, empty if there is no file.

    :param modules: of the project; only a table in Python source is looked for in them.
    :raises NoFingerprintsError: if a module does not have the table.
    :raises FingerprintFileError: if the file cannot be read or is not of the known format.
    """
    if location.constant is not None:
        return {entry.name: entry.record for entry in _table(location, modules)}
    text = load_text(location)
    return {} if text is None else parse(text, str(location.path))


def load_text(location: Location) -> str | None:
    """The text of a JSON file as it stands, or None if there is none.

    :raises FingerprintFileError: if it cannot be read.
    """
    try:
        return read_text(location.path)
    except FileNotFoundError:
        return None
    except ReadingError as error:
        raise FingerprintFileError(str(error)) from error


def places(location: Location, modules: Modules) -> dict[str, Place]:
    """Where each recorded class stands; the arguments and errors are those of :func:`load`."""
    if location.constant is not None:
        return {entry.name: entry.place for entry in _table(location, modules)}
    text, path = load_text(location) or "", str(location.path)
    names = parse(text, path) if text else ()
    return {name: Place(path, line_of(text, name)) for name in names}


def _table(location: Location, modules: Modules) -> list[Entry]:
    try:
        return fingerprint_table.load(location, modules)
    except NoTableError as error:
        raise NoFingerprintsError(str(error)) from error
    except TableError as error:
        raise FingerprintFileError(str(error)) from error


def parse(text: str, name: str) -> dict[str, Record]:
    """The records of a text.

    :param name: of the file, for messages.
    :raises FingerprintFileError: if the text is not of the known format.
    """
    line = conflict_line(text)
    if line is not None:
        raise FingerprintFileError(f"{name}:{line}: unresolved merge conflict: {_RESTORE}")
    try:
        data = json.loads(text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        raise FingerprintFileError(
            f"{name}:{error.lineno}: is not JSON: {error.msg}: restore it from version control"
        ) from error
    except _Duplicate as error:
        raise FingerprintFileError(
            f"{name}: {error}, as when two branches are merged line by line: {_RESTORE}"
        ) from error
    except RecursionError as error:
        raise FingerprintFileError(f"{name}: nested too deeply") from error
    except ValueError as error:
        raise FingerprintFileError(f"{name}: is not JSON: a number too long to be read") from error
    return _records(data, name)


def line_of(text: str, name: str) -> int:
    """The line of a class's entry in the text of a fingerprint file, 1 if it has none."""
    position = text.find(f"\n    {_text(name)}: {{")
    return 1 if position < 0 else text.count("\n", 0, position + 1) + 1


def dump(records: Mapping[str, Record]) -> str:
    """The text of a file: sorted, one fact a line."""
    payloads = {name: _entry(record) for name, record in records.items()}
    data = {"format": FORMAT, "payloads": payloads}
    return _json(data) + "\n"


def _json(value: Any, indent: str = "") -> str:
    """JSON in a fixed order of its own: what says most comes first in each entry."""
    if isinstance(value, dict) and value:
        inner = indent + "  "
        items = (f"{inner}{_text(key)}: {_json(item, inner)}" for key, item in _ordered(value))
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        inner = indent + "  "
        return "[\n" + ",\n".join(inner + _json(item, inner) for item in value) + f"\n{indent}]"
    return _text(value)


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # Half of a surrogate pair, which Python allows in a text, has no UTF-8.
    return json.dumps(value) if _SURROGATE.search(text) else text


_FIRST: Final = {
    key: position
    for position, key in enumerate(
        (
            *("kind", "version", "fingerprint", "checksum", "name", "namespace"),
            *("form", "closed", "order", "fields", "schema", "methods", "children"),
        )
    )
}


def _ordered(value: dict[str, Any]) -> list[tuple[str, Any]]:
    is_entry = value.keys() <= _FIRST.keys() and "fingerprint" in value
    return sorted(value.items(), key=lambda item: (_FIRST[item[0]] if is_entry else 0, item[0]))


def _entry(record: Record) -> dict[str, Any]:
    entry: dict[str, Any] = {"version": record.version, "fingerprint": record.fingerprint}
    if not record.version and record.shape is not None and record.shape.kind is not None:
        del entry["version"]
    if record.checksum is not None:
        entry["checksum"] = record.checksum
    shape = record.shape
    if shape is not None:
        names = {"name": shape.name, "namespace": shape.namespace}
        entry |= {key: name for key, name in names.items() if name}
        if shape.kind is not None:
            entry |= _dialect_entry(shape)
        entry["fields"] = {name: write_field(field) for name, field in shape.fields.items()}
        if shape.schema is not None:
            entry["schema"] = dict(shape.schema)
        if shape.methods:
            entry["methods"] = dict(shape.methods)
        if shape.children:
            entry["children"] = dict(shape.children)
    return entry


def _dialect_entry(shape: Shape) -> dict[str, Any]:
    """What is said of a class beside its fields that has no oslo.versionedobjects behind it."""
    entry: dict[str, Any] = {"kind": shape.kind}
    if shape.form != _USUAL_FORM:
        entry["form"] = shape.form
    if shape.is_closed:
        entry["closed"] = True
    if shape.order:
        entry["order"] = list(shape.order)
    return entry


class _Duplicate(Exception):
    pass


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, value in pairs:
        if name in data:
            raise _Duplicate(f"key {name!r} appears twice")
        data[name] = value
    return data


def _records(data: object, name: str) -> dict[str, Record]:
    if not isinstance(data, dict) or "format" not in data:
        raise FingerprintFileError(
            f"{name}: is not a fingerprint file: it has no 'format'; name another file with "
            "--notifications-fingerprints"
        )
    if type(data["format"]) is not int:
        raise FingerprintFileError(f"{name}: 'format' is no number: restore the file")
    if data["format"] != FORMAT:
        raise FingerprintFileError(
            f"{name}: format {data['format']} is not known here (this is format {FORMAT}): "
            "upgrade flake8-notifications"
        )
    extra = sorted(data.keys() - {"format", "payloads"})
    payloads = data.get("payloads")
    if extra:
        raise FingerprintFileError(f"{name}: key {extra[0]!r} is not known here: remove it")
    if not isinstance(payloads, dict):
        raise FingerprintFileError(f"{name}: 'payloads' is no object: restore the file")
    return {cls: _record(entry, cls, name) for cls, entry in payloads.items()}


def _record(entry: object, cls: str, name: str) -> Record:
    def wrong(reason: str) -> FingerprintFileError:
        return FingerprintFileError(f"{name}: {cls!r}: {reason}")

    if not isinstance(entry, dict):
        raise wrong("is no object: restore the file")
    extra = sorted(entry.keys() - _FIRST.keys())
    if extra:
        raise wrong(f"key {extra[0]!r} is not known here: remove it")
    version = entry.get("version", "" if "kind" in entry else None)
    fingerprint = entry.get("fingerprint")
    if not isinstance(version, str) or not isinstance(fingerprint, str):
        raise wrong("has no 'version' or no 'fingerprint': restore the file")
    checksum = entry.get("checksum")
    if not isinstance(checksum, str | None):
        raise wrong("has a 'checksum' that is no text: restore the file")
    fields = entry.get("fields")
    if not isinstance(fields, dict):
        raise wrong("has no 'fields': restore the file")
    try:
        shape = Shape(
            {field: read_field(text) for field, text in fields.items()},
            None if "schema" not in entry else _texts(entry["schema"]),
            _texts(entry.get("methods", {})),
            _texts(entry.get("children", {})),
            _name(entry, "name"),
            _name(entry, "namespace"),
            *_dialect(entry),
        )
    except GrammarError as error:
        raise wrong(f"{error}: restore the file") from error
    return Record(version, fingerprint, shape, checksum)


def _dialect(entry: dict[str, Any]) -> tuple[str | None, str, tuple[str, ...], bool]:
    """Kind, form, order and whether it is closed."""
    kind, form = entry.get("kind"), entry.get("form", _USUAL_FORM)
    order, is_closed = entry.get("order", []), entry.get("closed", False)
    is_list = isinstance(order, list) and all(isinstance(each, str) for each in order)
    if not (isinstance(kind, str | None) and form in _FORMS and is_list):
        raise GrammarError("a 'kind', 'form' or 'order' that is not known here")
    if not isinstance(is_closed, bool):
        raise GrammarError("a 'closed' that is neither true nor false")
    return kind, form, tuple(order), is_closed


def _name(entry: dict[str, Any], key: str) -> str | None:
    # What has no checksum was written before names were recorded.
    value = entry.get(key, None if "checksum" in entry else UNRECORDED)
    if not isinstance(value, str | None):
        raise GrammarError(f"a {key} that is no text")
    return value


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise GrammarError("something that should be an object of texts")
    return value
