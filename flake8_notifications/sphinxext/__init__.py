"""A Sphinx extension: a project's notifications in its documentation, without importing it.

::

    extensions = ['flake8_notifications.sphinxext']

    .. versioned_notifications::
       :fields:
       :samples: collapsed

    .. notification_payload:: OrderPayload

    .. legacy_notifications::

``:ntf:event:`order.create``` and ``:ntf:payload:`OrderPayload``` lead to where these are described.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flake8_notifications import __version__
from flake8_notifications.sphinxext import freshness
from flake8_notifications.sphinxext.directives import DIRECTIVES
from flake8_notifications.sphinxext.domain import NotificationsDomain
from flake8_notifications.sphinxext.folding import add_folded

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    # The directory of the project, from that of conf.py.
    app.add_config_value("ntf_root", "", "env", types=(str,))
    # Whether the keys of the legacy payloads are looked for, which takes longer.
    app.add_config_value("ntf_legacy_keys", False, "env", types=(bool,))
    add_folded(app)
    app.add_domain(NotificationsDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.connect("env-get-outdated", freshness.outdated)
    app.connect("env-before-read-docs", freshness.prepare)
    return {
        "version": __version__,
        # Of what the environment keeps of pages.
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
