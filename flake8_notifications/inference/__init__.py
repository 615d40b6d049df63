"""The second tier: what the interpreter has no rule for, astroid may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flake8_notifications.interpretation.answers import Answers, Origin
    from flake8_notifications.project.modules import Modules


def infer(modules: Modules, origins: Iterable[Origin]) -> Answers | None:
    """See :func:`flake8_notifications.inference.tier.infer`, which few runs need."""
    from flake8_notifications.inference import tier

    # Another astroid may know something else.
    modules.asked.questions.outside["astroid"] = modules.outside_stamp("astroid")
    return tier.infer(modules, origins)
