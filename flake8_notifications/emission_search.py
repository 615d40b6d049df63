"""What a project sends, found by one of two searches.

The search that runs the code, as it were (:mod:`flake8_notifications.tracing`), is held against
Python itself on modules of any style.  In some real services it finds more than the search that
goes backwards from the calls of notifiers (:mod:`flake8_notifications.emissions.finder`), in others
less; so it is asked where there is one module.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flake8_notifications.emissions.model import NamedNotifier, Sent
from flake8_notifications.evaluation.answers import Infer
from flake8_notifications.project.modules import Modules

#: A project of at most so many modules is run.
MOST_MODULES: Final = 1


def find_emissions(
    modules: Modules,
    payload_bases: Sequence[str],
    notifiers: Sequence[NamedNotifier] = (),
    infer: Infer | None = None,
) -> Sent:
    """What a project sends.

    :param payload_bases: classes whose own notifier calls send versioned notifications.
    :param notifiers: what is a notifier besides those of oslo.messaging.
    :param infer: who may know what cannot be reduced.
    """
    # Imported late: of the two, only one is needed.
    if len(modules.paths) <= MOST_MODULES:
        from flake8_notifications.tracing import finder as tracing

        return tracing.find_emissions(modules, payload_bases, notifiers)
    from flake8_notifications.emissions import finder

    return finder.find_emissions(modules, payload_bases, notifiers, infer)
