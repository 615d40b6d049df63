"""New samples: of a notification, and of the classes of payloads that many of them share."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from flake8_notifications.catalogue.model import Notification, Text
from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.directory import SUFFIX, Directory, NoFileError, OutsideError
from flake8_notifications.samples.event_types import likeness, priorities_of, words
from flake8_notifications.samples.json_text import Document, JsonError
from flake8_notifications.samples.made_up_values import Json, NoValueError, Values
from flake8_notifications.samples.references import REFERENCE, Resolver
from flake8_notifications.samples.updating import Changes
from flake8_notifications.samples.wire_objects import Classes, envelope_of, wire_name

_REFERENCE: Final = re.compile(r'"\$ref"\s*:\s*"[^"]*?(#?)"')
_USUAL_PRIORITY: Final = "info"
_USUAL_PUBLISHER: Final = "publisher:host"


class UnknownEventError(Exception):
    """A notification that cannot be shown; the message says why."""


class Common:
    """Where a project keeps samples that others refer to, one for each class and named after it."""

    def __init__(self, resolver: Resolver, classes: Classes, changes: Changes) -> None:
        self._resolver = resolver
        self._changes = changes
        self._files = frozenset(resolver.directory.files())
        names = {wire_name(payload) for payload in classes.all}
        directories = Counter(
            posixpath.dirname(file)
            for file in sorted(self._files)
            if posixpath.basename(file).removesuffix(SUFFIX) in names
        )
        self._directory = next((name for name, _ in directories.most_common() if name), None)
        self._mark = _mark(resolver.directory, self._files)
        self.values: Values | None = None

    def reference(self, payload: Payload, file: str) -> dict[str, Json] | None:
        """The object that refers to the sample of a class, which is made if there is none.

        :param file: that refers to it; None is returned where classes have no such samples.
        """
        if self._directory is None or self.values is None:
            return None
        target = posixpath.join(self._directory, wire_name(payload) + SUFFIX)
        if target == file:
            return None
        if target in self._files:
            if not self._shows(target, payload):
                return None
        elif target not in self._changes.new:
            # First, lest an object that holds itself is made for ever.
            self._changes.new[target] = None
            try:
                self._changes.new[target] = self.values.object(payload, target)
            except NoValueError:
                del self._changes.new[target]
                raise
        start = posixpath.dirname(file) or "."
        return {REFERENCE: posixpath.relpath(target, start) + self._mark}

    def _shows(self, file: str, payload: Payload) -> bool:
        root = self._resolver.resolve(file).root
        envelope = None if root is None else envelope_of(payload, root)
        name = None if root is None or envelope is None else root.get(envelope.name)
        return name is not None and name.content == wire_name(payload)


def _mark(directory: Directory, files: Iterable[str]) -> str:
    """What most references of a directory end with."""
    marks: Counter[str] = Counter()
    for document in _documents(directory, files):
        marks.update(_REFERENCE.findall(document.source.text))
    return marks.most_common(1)[0][0] if marks else ""


def _documents(directory: Directory, files: Iterable[str]) -> list[Document]:
    documents = []
    for file in sorted(files):
        try:
            documents.append(directory.document(file))
        except (JsonError, NoFileError, OutsideError):
            continue
    return documents


def new_sample(
    notifications: Sequence[Notification],
    payload: Payload,
    file: str,
    values: Values,
    common: Common,
    resolver: Resolver,
) -> dict[str, Json]:
    """A sample of a notification.

    :param notifications: what is known of its class.
    :raises UnknownEventError: if no event type of it is known.
    :raises flake8_notifications.samples.made_up_values.NoValueError: see there.
    """
    own = [reference.file for notification in notifications for reference in notification.samples]
    taken = set(_shown("event_type", own, resolver))
    event_type = _event_type(
        [text for notification in notifications for text in notification.event_types], file, taken
    )
    priorities = priorities_of(notifications, event_type)
    publishers = [text for notification in notifications for text in notification.publishers]
    return {
        "event_type": event_type,
        "payload": common.reference(payload, file) or values.object(payload, file),
        "priority": _priority(priorities, event_type).upper(),
        "publisher_id": _publisher(publishers, own, resolver),
    }


def _event_type(texts: Sequence[Text], file: str, taken: set[str]) -> str:
    """The event type that is most like the name of the file, and not shown yet."""
    known = sorted({text.value for text in texts if text.is_known})
    if not known:
        reason = next((text.reason for text in texts if text.reason), None)
        why = "it is sent nowhere" if not texts else f"its event type is not known: {reason}"
        raise UnknownEventError(why)
    wanted = words(file)
    free = [text for text in known if text not in taken] or known
    return max(free, key=lambda text: likeness(words(text), wanted))


def _priority(texts: Sequence[Text], event_type: str) -> str:
    known = sorted({text.value.lower() for text in texts if text.is_known})
    for candidate in (event_type.rpartition(".")[2].lower(), _USUAL_PRIORITY):
        if candidate in known:
            return candidate
    return known[0] if known else _USUAL_PRIORITY


def _publisher(texts: Sequence[Text], own: Sequence[str], resolver: Resolver) -> str:
    """What most samples show: those of the class, or any."""
    for files in (own, resolver.directory.files()):
        shown = Counter(_shown("publisher_id", files, resolver))
        if shown:
            return shown.most_common(1)[0][0]
    if texts:
        return texts[0].value.replace("*", "host")
    return _USUAL_PUBLISHER


def _shown(key: str, files: Iterable[str], resolver: Resolver) -> list[str]:
    found = []
    for file in files:
        root = resolver.resolve(file).root
        node = None if root is None else root.get(key)
        if node is not None and isinstance(node.content, str):
            found.append(node.content)
    return found
