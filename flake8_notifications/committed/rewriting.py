"""The text of the fingerprint file for other records: JSON is made anew, a table is edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from flake8_notifications.committed import fingerprint_file
from flake8_notifications.committed.fingerprint_file import FingerprintFileError
from flake8_notifications.committed.location import Location
from flake8_notifications.payloads.checksum import with_checksums
from flake8_notifications.payloads.model import Record


class Rewriting(NamedTuple):
    """The text of a file, before and after; empty where there is no file."""

    before: str
    after: str
    encoding: str = "utf-8"

    @property
    def is_change(self) -> bool:
        return self.before != self.after


def rewriting(
    location: Location, before: Mapping[str, Record], after: Mapping[str, Record]
) -> Rewriting:
    """What to write so that a fingerprint file holds other records.

    :param before: the records that were read from it.
    :raises FingerprintFileError: if it cannot be read, or is a table that cannot be edited.
    """
    if location.constant is not None:
        return _of_table(location, before, after)
    text = (fingerprint_file.load_text(location) or "").replace("\r\n", "\n")
    if not after and not text:
        return Rewriting("", "")
    return Rewriting(text, fingerprint_file.dump(with_checksums(after, before)))


def _of_table(
    location: Location, before: Mapping[str, Record], after: Mapping[str, Record]
) -> Rewriting:
    # Imported late: few projects have a table.
    from flake8_notifications.committed.fingerprint_table import TableError
    from flake8_notifications.committed.table_editing import rewritten
    from flake8_notifications.source.editing import read_editable
    from flake8_notifications.source.text import SourceError

    try:
        source = read_editable(location.path)
        text = rewritten(source, location, _values(before), _values(after))
    except SourceError as error:
        raise FingerprintFileError(f"{location.path}: {error.reason}") from error
    except TableError as error:
        raise FingerprintFileError(str(error)) from error
    return Rewriting(source.text, text, source.encoding)


def _values(records: Mapping[str, Record]) -> dict[str, str]:
    return {name: f"{record.version}-{record.fingerprint}" for name, record in records.items()}
