"""Which vocabulary the messages for a project use: that of oslo, or of a bus of its own."""

from __future__ import annotations

from typing import Final

from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.texts import Texts
from flake8_notifications.rules.wording import Wording, wording

#: What a project mentions that uses oslo's notifiers or payload classes.
_OSLO: Final = (
    "oslo_messaging", "oslo_versionedobjects", "oslo.messaging", "oslo.versionedobjects",
)  # fmt: skip


def wording_of(settings: Settings, texts: Texts, *, sends: bool) -> Wording:
    """The words for a project: those of oslo where it has something of it.

    :param sends: whether it sends something: if nobody says what does, that is taken for a
        notifier of oslo's.
    """
    is_of_oslo = (
        (sends and not settings.notifiers)
        or any(base.startswith(_OSLO) for base in settings.payload_bases)
        or mentions_oslo(texts)
    )
    return wording(is_of_oslo=is_of_oslo, replacement=settings.replacement)


def mentions_oslo(texts: Texts) -> bool:
    """Whether a project uses oslo's notifiers or payload classes."""
    return bool(texts.mentioning(*_OSLO))


def wording_here(settings: Settings) -> Wording:
    """The words for a project of which nothing is known but its texts: if it names nothing, any."""
    paths = python_files(settings.root, settings.exclude) if settings.has_names else ()
    texts = Modules(settings.root, paths).texts
    return wording_of(settings, texts, sends=not settings.has_names)
