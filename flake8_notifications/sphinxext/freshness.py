"""Which pages have to be read again, which a look at the times of files alone does not tell.

An enum in another module, a new class, a function that sends: what a page shows is compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from flake8_notifications.sphinxext.directives import DIRECTIVES, digest, shown_of
from flake8_notifications.sphinxext.domain import NotificationsDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """The documents that show what is no longer so."""
    domain = _domain(env)
    left = {
        docname: shown
        for docname, shown in domain.shown.items()
        if docname not in added | changed | removed
    }
    if not left:
        return []
    _, reference = domain.project
    return [
        docname
        for docname, shown in sorted(left.items())
        if any(digest(shown_of(key, reference)) != known for key, known in shown.items())
    ]


def prepare(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Read the project before several processes need it."""
    if any(_mentions(env, docname) for docname in docnames):
        _ = _domain(env).project


def _mentions(env: BuildEnvironment, docname: str) -> bool:
    try:
        with open(env.doc2path(docname), encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return False
    return any(f"{name}::" in text for name in DIRECTIVES)


def _domain(env: BuildEnvironment) -> NotificationsDomain:
    return cast(NotificationsDomain, env.get_domain(NotificationsDomain.name))
