"""Expressions in, values out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Final

from flake8_notifications.inference.excerpts import Files
from flake8_notifications.interpretation.answers import Answer, Answers, Origin
from flake8_notifications.project.modules import Modules

_MOST_ORIGINS: Final = 100


def infer(modules: Modules, origins: Iterable[Origin]) -> Answers | None:
    """The values of expressions that astroid is sure of.

    It is imported only if one of them is made of code that it can be asked about.

    :returns: None where it does not matter what other modules than those that are imported say.
    """
    files = Files(modules)
    answers: dict[Origin, Answer] = {}
    for origin in itertools.islice(dict.fromkeys(origins), _MOST_ORIGINS):
        excerpt = files.excerpt(origin)
        if excerpt is None:
            continue
        from flake8_notifications.inference import trees

        answer = trees.infer(excerpt)
        if answer is not None:
            answers[origin] = answer
    return answers if files.has_searched else None
