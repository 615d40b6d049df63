"""Results of an earlier run, used again as long as this run would come to the same.

Each piece of work is kept with the questions that it asked of the project.  If all the answers are
the same, so is the result; where some are not, the classes of those modules are read again that can
tell, however indirectly.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

import msgspec

from flake8_notifications.caching.digests import blake2b
from flake8_notifications.caching.store import Store
from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.emissions.model import NamedNotifier, Sent
from flake8_notifications.inference import infer
from flake8_notifications.payloads.class_options import ClassOptions
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payloads
from flake8_notifications.payloads.module_classes import CachedModules
from flake8_notifications.project.dependencies import (
    Dependencies,
    add_dependencies,
    define_the_same,
    dependencies_of,
    idle_edits,
    moved_dependencies,
    skeletons_of,
    stale_modules,
    still_holds,
)
from flake8_notifications.project.edited_file import Asking
from flake8_notifications.project.edits import Skeleton, moved_skeleton
from flake8_notifications.project.line_shifts import moved
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.questions import Vocabulary
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.versioned_notifications.sendable import (
    NOTHING_SENDABLE,
    Sendables,
    filled,
    objects_told,
    still_told,
    with_payloads,
)

if TYPE_CHECKING:
    from flake8_notifications.versioned_notifications.cataloguer import Cataloguer

Kept = TypeVar("Kept")
Found = TypeVar("Found")


class _Kept(msgspec.Struct, Generic[Found], array_like=True):
    dependencies: Dependencies
    found: Found


_Fillers: TypeAlias = tuple[tuple[Place, tuple[str, ...]], ...]

_FILLERS: Final = msgspec.msgpack.Decoder(_Kept[_Fillers])
_MENTIONED: Final = msgspec.msgpack.Decoder(_Kept[bool])
_SENDABLES: Final = msgspec.msgpack.Decoder(_Kept[Sendables])
_SENT: Final = msgspec.msgpack.Decoder(_Kept[Sent])
_SKELETONS: Final = msgspec.msgpack.Decoder(dict[str, Skeleton])
_UNITS: Final = msgspec.msgpack.Decoder(_Kept[CachedModules])


def sent(
    modules: Modules,
    store: Store | None,
    payload_bases: Sequence[str],
    notifiers: Sequence[NamedNotifier],
) -> Sent:
    """What a project sends; see :func:`flake8_notifications.tracing.finder.find_emissions`."""

    def find() -> Sent:
        # Imported late: in most runs there is nothing to look for.
        from flake8_notifications.tracing.finder import find_emissions

        return find_emissions(modules, payload_bases, notifiers)

    return _remembered(modules, store, ("sent", repr((payload_bases, notifiers))), _SENT, find)


def is_any_mentioned(modules: Modules, store: Store | None, words: Sequence[str]) -> bool:
    """Whether a file of the project contains one of some words, even inside another word."""

    def find() -> bool:
        return bool(words) and bool(modules.texts.mentioning(*words))

    return _remembered(modules, store, ("mentioned", repr(words)), _MENTIONED, find)


def _remembered(
    modules: Modules,
    store: Store | None,
    what: tuple[str, str],
    decoder: msgspec.msgpack.Decoder[_Kept[Found]],
    find: Callable[[], Found],
    still_fits: Callable[[Found], bool] = lambda result: True,
) -> Found:
    """What an earlier run found, if this one would, but for lines; what is found now if not.

    :param what: the kind of it, and what else it depends on but the project.
    :param still_fits: whether what was found fits with what else there is now.
    """
    kind, settings = what
    name = _name(store, modules, kind, settings)
    looks = _name(store, modules, "skeletons", kind, settings)
    kept = _load(store, name, decoder)
    if kept is not None and still_holds(kept.dependencies, modules) and still_fits(kept.found):
        return kept.found
    if kept is not None:
        skeletons = functools.cache(lambda: _load(store, looks, _SKELETONS) or {})
        edits = idle_edits(kept.dependencies, modules, skeletons, Asking(_outline, _answer_of))
        if (
            edits
            and still_holds(kept.dependencies, modules, edits)
            and still_fits(found := moved(kept.found, edits))
        ):
            if store is not None and not modules.sources.overlay:
                after = {
                    path: moved_skeleton(skeletons()[path], edit, modules.texts.as_written(path))
                    for path, edit in edits.items()
                }
                for path in edits:
                    modules.keep_text(path)
                _save(
                    store, name, _Kept(moved_dependencies(kept.dependencies, modules, edits), found)
                )
                _save(store, looks, skeletons() | after)
            return found
    questions = modules.asked.start()
    found = find()
    if store is not None:
        modules.asked.finish()
    if store is not None and (kept is None or not modules.sources.overlay):
        _save(store, name, _Kept(dependencies_of(modules, questions), found))
        _save(store, looks, skeletons_of(modules, questions))
    return found


def payloads(
    modules: Modules, store: Store | None, bases: Sequence[str], options: ClassOptions
) -> Payloads:
    """The payload classes of a project; see :func:`find_payloads`."""
    name = _name(store, modules, "units", repr((bases, options)))
    kept = _load(store, name, _UNITS)
    units: CachedModules = {}
    different: set[str] = set()
    if kept is not None:
        different = stale_modules(kept.dependencies, modules)
        units = {path: unit for path, unit in kept.found.items() if path not in different}
        if define_the_same(kept.dependencies, modules):
            modules.search.believe(kept.dependencies.questions.searches)
    questions = modules.asked.start()
    is_part = bool(units)
    result = find_payloads(modules, bases, units, infer, options)
    if is_part and not units:
        # It depends on the order of reading: then all is read, in the usual one.
        questions = modules.asked.start()
        result = find_payloads(modules, bases, units, infer, options)
    elif kept is not None:
        add_dependencies(questions, kept.dependencies, different)
    # Whatever of a module is edited, all its classes are read again.
    questions.used, questions.quoted, questions.answers = {}, {}, {}
    is_news = different or (kept is not None and questions != kept.dependencies.questions)
    if store is not None and (kept is None or (is_news and not modules.sources.overlay)):
        _save(store, name, _Kept(dependencies_of(modules, questions), units))
    return result


def catalogue(
    modules: Modules,
    store: Store | None,
    bases: Sequence[str],
    payloads_found: Payloads,
    decorators: Sequence[str],
    gates: Sequence[str],
    *,
    with_senders: bool,
) -> Catalogue:
    """The notifications of a project; see :func:`find_catalogue`.

    :param payloads_found: its payload classes.
    """
    # What no registry knows is no notification of oslo.messaging.
    payloads_found = payloads_found._replace(
        classes=tuple(payload for payload in payloads_found.classes if payload.shape.kind is None)
    )
    options = (tuple(bases), tuple(decorators), tuple(gates))

    def cataloguer() -> Cataloguer:
        # Imported late: in most runs there is nothing to look for.
        from flake8_notifications.versioned_notifications.cataloguer import Cataloguer

        return Cataloguer(modules, bases, payloads_found, decorators, gates)

    def find_fillers() -> _Fillers:
        looking = cataloguer()
        left_out = frozenset() if with_senders else looking.could_send()
        return tuple(
            (place, tuple(sorted(names)))
            for place, names in looking.fillers().items()
            if place not in left_out
        )

    digest = _digest(objects_told(payloads_found))
    sendables = NOTHING_SENDABLE
    if with_senders:
        sendables = _remembered(
            modules, store, ("sendables", repr((options, digest))), _SENDABLES,
            lambda: cataloguer().sendables(), lambda kept: still_told(kept, payloads_found),
        )  # fmt: skip
    fillers = _remembered(
        modules, store, ("fillers", repr((options, with_senders, digest))), _FILLERS, find_fillers
    )
    notifications = with_payloads(sendables, payloads_found)
    no_payloads = {notification.place for notification in notifications}
    names = {place: frozenset(names) for place, names in fillers if place not in no_payloads}
    return Catalogue(
        notifications,
        filled(names, payloads_found),
        sendables.unknown,
        sendables.unread,
    )


def _outline(statement: syntax.Assign) -> object:
    """What a search goes by that does not ask what a name of a module or class is."""
    # Imported late: it is asked of edits alone.
    from flake8_notifications.interpretation.effects import effects_of

    effects = effects_of(statement)
    return effects.names, effects.bound, effects.changed, effects.stored, effects.called


def _answer_of(
    question: str,
    function: syntax.FunctionDefinition,
    text: str,
    vocabularies: Sequence[Vocabulary],
) -> str:
    # Imported late: it is asked of edits alone.
    from flake8_notifications.tracing.function_queries import answer_of

    return answer_of(question, function, text, vocabularies)


def _digest(facts: object) -> str:
    return blake2b(repr(facts).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _name(store: Store | None, modules: Modules, kind: str, *settings: str) -> str:
    return "" if store is None else store.name(kind, modules.sources.root, *settings)


def _load(store: Store | None, name: str, decoder: msgspec.msgpack.Decoder[Kept]) -> Kept | None:
    content = None if store is None else store.get(name)
    try:
        return None if content is None else decoder.decode(content)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _save(store: Store, name: str, content: object) -> None:
    try:
        store.put(name, msgspec.msgpack.encode(content, enc_hook=_plain))
    except (UnicodeEncodeError, RecursionError):
        return


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(type(value))
