"""The catalogue of a project: its notifications with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from flake8_notifications.catalogue.model import Catalogue, Notification, Sender, Text
from flake8_notifications.cataloguing.decorators import samples_of
from flake8_notifications.cataloguing.filled import Filled
from flake8_notifications.cataloguing.finder import NotificationFinder
from flake8_notifications.cataloguing.notified import Notified
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import ClassValue
from flake8_notifications.payloads.model import Payload, Payloads
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.finder import deeply

_IMPORT: Final = re.compile(r"\s*(?:from|import)\b")
_OBJECT: Final = re.compile(r"Object\[([\w.]+)\]")
#: What oslo.messaging calls what a notification carries.
_PAYLOAD: Final = "payload"


def find_catalogue(
    modules: Modules,
    payload_bases: Sequence[str],
    payloads: Payloads,
    decorators: Collection[str] = (),
    *,
    gates: Sequence[str] = (),
    with_senders: bool = True,
) -> Catalogue:
    """The versioned notifications of a project.

    :param payload_bases: names, dotted or bare, of the bases of payload classes.
    :param payloads: the payload classes.
    :param decorators: of the functions that name a class's sample.
    :param gates: the functions that decide whether to send, dotted.
    :param with_senders: whether to look for what is sent, which takes longest; without, there are
        only the fields that something fills.
    """
    cataloguer = _Cataloguer(modules, payload_bases, payloads, decorators, gates)
    return cataloguer.catalogue() if with_senders else cataloguer.of_fields()


class _Cataloguer:
    def __init__(
        self,
        modules: Modules,
        payload_bases: Sequence[str],
        payloads: Payloads,
        decorators: Collection[str],
        gates: Sequence[str],
    ) -> None:
        self._modules = modules
        self._bases = frozenset(each.rpartition(".")[2] for each in payload_bases)
        self._payloads = payloads
        self._decorators = decorators
        #: Whether something is sent whose class is not known.
        self._is_any_unknown = False
        self._finder = NotificationFinder(modules, payload_bases, payloads, gates)
        self._by_place = {each.place: each for each in payloads.classes}
        self._by_name = {each.shape.name or each.name: each for each in payloads.classes}

    def catalogue(self) -> Catalogue:
        notified = self._finder.notified()
        self._is_any_unknown = any(each.cls is None for each in notified)
        by_class: dict[object, list[Notified]] = {}
        for each in notified:
            if each.cls is not None:
                by_class.setdefault(each.cls.key, []).append(each)
        with deeply():
            classes = self._classes(each.cls for each in notified if each.cls is not None)
            notifications = [self._notification(cls, by_class.get(cls.key, [])) for cls in classes]
            senders = {Place(cls.module.path, cls.definition.line) for cls in classes}
            filled = self._filled(senders)
        return Catalogue(
            tuple(sorted(notifications, key=lambda each: each.place)),
            filled,
            self._unknown(notified),
            self._finder.units.unread(),
        )

    def of_fields(self) -> Catalogue:
        """Only which fields something fills."""
        if not self._payloads.classes:
            return Catalogue(())
        with deeply():
            return Catalogue((), self._filled(set(map(self._place, self._classes(())))))

    def _unknown(self, notified: Iterable[Notified]) -> tuple[tuple[Place, str], ...]:
        found = {
            (each.place, each.event_type.reason or "") for each in notified if each.cls is None
        }
        return tuple(sorted(found | set(self._finder.given_up())))

    # Classes

    def _classes(self, sent: Iterable[ClassValue]) -> list[ClassValue]:
        """The classes of notifications: those that are sent, and those that could be."""
        found = {each.key: each for each in sent}
        for base in self._finder.ends():
            for cls in self._finder.classes.family(base):
                if cls is not base and self._place(cls) in self._by_place:
                    found.setdefault(cls.key, cls)
        for decorator in self._decorators:
            for path in self._modules.texts.mentioning(decorator.rpartition(".")[2]):
                for cls in self._decorated(path):
                    found.setdefault(cls.key, cls)
        return list(found.values())

    def _decorated(self, path: str) -> Iterator[ClassValue]:
        for payload in self._payloads.classes:
            if payload.place.path == path:
                cls = self._class_at(payload)
                if cls is not None and samples_of(cls, self._decorators, self._finder.tracer):
                    yield cls

    def _class_at(self, payload: Payload) -> ClassValue | None:
        module = self._modules.at(payload.place.path)
        value = self._finder.tracer.module_attribute(module, payload.name)
        is_it = isinstance(value, ClassValue) and self._place(value) == payload.place
        return value if is_it else None  # type: ignore[return-value]

    @staticmethod
    def _place(cls: ClassValue) -> Place:
        return Place(cls.module.path, cls.definition.line)

    # One notification

    def _notification(self, cls: ClassValue, sent: list[Notified]) -> Notification:
        payload = self._payload_of(cls)
        known = None if payload is None else self._by_name.get(payload)
        return Notification(
            cls.name,
            self._place(cls),
            cls.definition.column,
            _texts(each.event_type for each in sent),
            _texts(each.priority for each in sent),
            _texts(each.publisher for each in sent),
            payload,
            None if known is None else known.place,
            tuple(self._senders(sent)),
            samples_of(cls, self._decorators, self._finder.tracer),
            not sent and self._may_be_sent(cls),
        )

    def _may_be_sent(self, cls: ClassValue) -> bool:
        """Whether objects of a class may be sent unseen.

        They may where something is made of it, and by what was not run to its end.
        """
        if self._is_any_unknown:
            return True
        is_any_given_up = any(True for _ in self._finder.given_up())
        is_made = re.compile(rf"(?<!\w){re.escape(cls.name)}\(")
        place, texts = self._place(cls), self._modules.texts
        for path in texts.mentioning(cls.name):
            lines = texts.text(path).splitlines()
            for line in texts.lines(path, cls.name):
                is_own = Place(path, line) == place
                said = lines[line - 1]
                if is_own or _IMPORT.match(said):
                    continue
                if is_any_given_up or is_made.search(said):
                    return True
        return False

    def _senders(self, sent: Iterable[Notified]) -> Iterator[Sender]:
        by_place: dict[tuple[Place, int, str, bool], list[Notified]] = {}
        for each in sent:
            key = (each.place, each.column, each.event_type.value, self._finder.is_gated(each))
            by_place.setdefault(key, []).append(each)
        for (place, column, event_type, is_gated), found in sorted(by_place.items()):
            yield Sender(
                self._finder.function_at(place),
                place,
                event_type,
                column,
                is_gated,
                _texts(each.priority for each in found),
                _texts(each.publisher for each in found),
            )

    def _payload_of(self, cls: ClassValue) -> str | None:
        """The class of what a notification carries, by the field that holds it."""
        shape = self._by_place.get(self._place(cls))
        if shape is None:
            return None
        asked = self._finder.asked_of(cls)
        objects = {
            name: found[1]
            for name, field in shape.shape.fields.items()
            if name not in asked and (found := _OBJECT.fullmatch(field.type)) is not None
        }
        if len(objects) == 1:
            return next(iter(objects.values()))
        return objects.get(_PAYLOAD)

    # Fields

    def _filled(self, senders: set[Place]) -> dict[Place, frozenset[str]]:
        """By payload class, the fields that something fills, as far as that can be known."""
        filled = Filled(self._modules, self._finder.classes.family)
        found: dict[Place, frozenset[str]] = {}
        for payload in self._payloads.classes:
            if payload.place in senders:
                continue
            cls = self._class_at(payload)
            if cls is None or not any(each.name in self._bases for each in project_classes(cls)):
                continue
            fields = filled.of(payload, cls)
            if fields is not None:
                found[payload.place] = fields
        return dict(sorted(found.items()))


def _texts(found: Iterable[Text | None]) -> tuple[Text, ...]:
    """Texts in order, each once."""
    first: dict[tuple[str, bool], Text] = {}
    known = [each for each in found if each is not None]
    for each in sorted(known, key=lambda each: (each.value, not each.is_known, each.reason or "")):
        first.setdefault((each.value, each.is_known), each)
    return tuple(first.values())
