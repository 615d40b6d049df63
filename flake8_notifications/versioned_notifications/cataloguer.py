"""Builds the catalogue of a project: its notifications with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from flake8_notifications.catalogue.model import Catalogue, Notification, Sender, Text
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.payloads.discovery import read_at
from flake8_notifications.payloads.model import Payload, Payloads
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.finder import deeply
from flake8_notifications.versioned_notifications.decorators import samples_of
from flake8_notifications.versioned_notifications.fillers import Fillers
from flake8_notifications.versioned_notifications.finder import NotificationFinder
from flake8_notifications.versioned_notifications.notified import Notified
from flake8_notifications.versioned_notifications.sendable import (
    QueriedFields,
    Sendable,
    Sendables,
    filled,
    objects_of,
    with_payloads,
)
from flake8_notifications.versioned_notifications.sending_classes import is_versioned


def find_catalogue(
    modules: Modules,
    payload_bases: Sequence[str],
    payloads: Payloads,
    decorators: Collection[str] = (),
    *,
    gates: Sequence[str] = (),
) -> Catalogue:
    """The versioned notifications of a project; see :class:`Cataloguer`."""
    cataloguer = Cataloguer(modules, payload_bases, payloads, decorators, gates)
    sendables = cataloguer.sendables()
    notifications = with_payloads(sendables, payloads)
    senders = {notification.place for notification in notifications}
    fillers = {at: names for at, names in cataloguer.fillers().items() if at not in senders}
    return Catalogue(notifications, filled(fillers, payloads), sendables.unknown, sendables.unread)


class Cataloguer:
    """One search for the versioned notifications of a project.

    :param payload_bases: names, dotted or bare, of the bases of payload classes.
    :param payloads: the payload classes.
    :param decorators: the functions that name a class's sample.
    :param gates: the functions that decide whether to send, dotted.
    """

    def __init__(
        self,
        modules: Modules,
        payload_bases: Sequence[str],
        payloads: Payloads,
        decorators: Collection[str] = (),
        gates: Sequence[str] = (),
    ) -> None:
        self._modules = modules
        self._bases = frozenset(payload_base.rpartition(".")[2] for payload_base in payload_bases)
        self._payloads = payloads
        self._decorators = decorators
        #: Whether something of an unknown class is sent.
        self._is_any_unknown = False
        self._finder = NotificationFinder(modules, payload_bases, payloads, gates)
        self._by_place = {payload.place: payload for payload in payloads.classes}

    def sendables(self) -> Sendables:
        """What is sent, and what could be."""
        notified = self._finder.notified()
        self._is_any_unknown = any(send.cls is None for send in notified)
        by_class: dict[object, list[Notified]] = {}
        for send in notified:
            if send.cls is not None:
                by_class.setdefault(send.cls.key, []).append(send)
        with deeply():
            classes = self._classes(send.cls for send in notified if send.cls is not None)
            sendables = [
                Sendable(
                    self._notification(cls, by_class.get(cls.key, [])),
                    tuple(sorted(self._finder.asked_of(cls))),
                    self._objects_of(cls),
                )
                for cls in classes
            ]
        asked = sorted(self._finder.consulted().items())
        return Sendables(
            tuple(sorted(sendables, key=lambda sendable: sendable.notification.place)),
            self._unknown(notified),
            self._finder.units.unread(),
            tuple(
                QueriedFields(place, tuple(sorted(fields)), has) for place, (fields, has) in asked
            ),
        )

    def _unknown(self, notified: Iterable[Notified]) -> tuple[tuple[Place, str], ...]:
        unknown_sends = {
            (send.place, send.event_type.reason or "") for send in notified if send.cls is None
        }
        return tuple(sorted(unknown_sends | set(self._finder.given_up())))

    # Classes

    def _classes(self, sent: Iterable[ClassValue]) -> list[ClassValue]:
        """The classes of notifications: those that are sent, and those that could be."""
        by_key = {cls.key: cls for cls in sent}
        for base in self._finder.ends():
            for cls in self._finder.classes.family(base):
                if cls is not base and self._place(cls) in self._by_place:
                    by_key.setdefault(cls.key, cls)
        for decorator in self._decorators:
            for path in self._modules.texts.mentioning(decorator.rpartition(".")[2]):
                for cls in self._decorated(path):
                    by_key.setdefault(cls.key, cls)
        return list(by_key.values())

    def _decorated(self, path: str) -> Iterator[ClassValue]:
        """The versioned objects of a module that name a sample, registered or not."""
        module, tracer = self._modules.at(path), self._finder.tracer
        names = [payload.name for payload in self._payloads.classes if payload.place.path == path]
        names += (
            definition.name
            for definition in module.facts.statements
            if isinstance(definition, syntax.ClassDefinition) and definition.decorators
        )
        for name in dict.fromkeys(names):
            cls = tracer.module_attribute(module, name)
            if (
                isinstance(cls, ClassValue)
                and cls.module is module
                and (is_versioned(cls) or self._place(cls) in self._by_place)
                and samples_of(cls, self._decorators, tracer)
            ):
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

    def _objects_of(self, cls: ClassValue) -> dict[str, str]:
        """The objects carried by a class that is not a payload class, as it is not registered."""
        place = self._place(cls)
        if place in self._by_place:
            return {}
        read = read_at(self._modules, sorted(self._bases), [place])
        return {
            name: class_name
            for payload in read
            for name, class_name in objects_of(payload.shape).items()
        }

    def _notification(self, cls: ClassValue, sent: list[Notified]) -> Notification:
        return Notification(
            cls.name,
            self._place(cls),
            cls.definition.column,
            _texts(send.event_type for send in sent),
            _texts(send.priority for send in sent),
            _texts(send.publisher for send in sent),
            None,
            None,
            tuple(self._senders(sent)),
            samples_of(cls, self._decorators, self._finder.tracer),
            not sent and self._may_be_sent(cls),
        )

    def _may_be_sent(self, cls: ClassValue) -> bool:
        """Whether instances of a class may be sent out of sight.

        They may if the class is instantiated somewhere, or by code whose run exceeded its limits.
        """
        if self._is_any_unknown:
            return True
        # Neither where it is imported nor where it is defined.
        elsewhere = rf"^(?![ \t]*(?:from|import)\b)(?!.*\bclass[ \t]+{re.escape(cls.name)}\b).*"
        is_any_given_up = any(True for _ in self._finder.given_up())
        ending = r"\b" if is_any_given_up else r"\("
        is_used = re.compile(rf"{elsewhere}\b{re.escape(cls.name)}{ending}", re.MULTILINE)
        texts = self._modules.texts
        return any(texts.says(path, is_used) for path in texts.mentioning(cls.name))

    def _senders(self, sent: Iterable[Notified]) -> Iterator[Sender]:
        by_place: dict[tuple[Place, int, str, bool], list[Notified]] = {}
        for send in sent:
            key = (send.place, send.column, send.event_type.value, self._finder.is_gated(send))
            by_place.setdefault(key, []).append(send)
        for (place, column, event_type, is_gated), sends in sorted(by_place.items()):
            yield Sender(
                self._finder.function_at(place),
                place,
                event_type,
                column,
                is_gated,
                _texts(send.priority for send in sends),
                _texts(send.publisher for send in sends),
            )

    # Fields

    def fillers(self) -> dict[Place, frozenset[str]]:
        """By payload class, the names that are filled, as far as that is known."""
        if not self._payloads.classes:
            return {}
        fillers = Fillers(self._modules, self._finder.classes.family)
        by_class: dict[Place, frozenset[str]] = {}
        with deeply():
            for payload in self._payloads.classes:
                cls = self._class_at(payload)
                bases = () if cls is None else project_classes(cls)
                if cls is None or not any(cls.name in self._bases for cls in bases):
                    continue
                names = fillers.names(cls)
                if names is not None:
                    by_class[payload.place] = frozenset(names)
        return dict(sorted(by_class.items()))

    def could_send(self) -> frozenset[Place]:
        """The classes that look like those of notifications, without a search."""
        with deeply():
            return frozenset(map(self._place, self._classes(())))


def _texts(texts: Iterable[Text | None]) -> tuple[Text, ...]:
    """Texts in order, without duplicates."""
    first: dict[tuple[str, bool], Text] = {}
    present = [text for text in texts if text is not None]
    for text in sorted(
        present, key=lambda text: (text.value, not text.is_known, text.reason or "")
    ):
        first.setdefault((text.value, text.is_known), text)
    return tuple(first.values())
