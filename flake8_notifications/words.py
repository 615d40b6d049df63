"""In which words a project is spoken to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flake8_notifications import options
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.texts import Texts
from flake8_notifications.rules.wording import Wording, wording

#: What a project mentions that uses oslo's notifiers or payload classes.
_OSLO: Final = (
    "oslo_messaging", "oslo_versionedobjects", "oslo.messaging", "oslo.versionedobjects",
)  # fmt: skip
_DEFAULT_BASES: Final = tuple(options.split_list(options.PAYLOAD_BASES.default))


def wording_of(settings: Settings, texts: Texts) -> Wording:
    """The words for a project.

    They are those of oslo unless it names what sends, or what it sends, and mentions none of it.
    """
    has_own = bool(settings.notifiers) or settings.payload_bases != _DEFAULT_BASES
    is_of_oslo = not has_own or _is_of_oslo(settings.payload_bases, texts)
    return wording(is_of_oslo=is_of_oslo, replacement=settings.replacement)


def _is_of_oslo(bases: Sequence[str], texts: Texts) -> bool:
    return any(base.startswith(_OSLO) for base in bases) or bool(texts.mentioning(*_OSLO))


def wording_here(settings: Settings) -> Wording:
    """The words for a project of which nothing has been read yet."""
    paths = python_files(settings.root, settings.exclude) if settings.has_names else ()
    return wording_of(settings, Modules(settings.root, paths).texts)
