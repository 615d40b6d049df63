"""Questions about expressions that could not be reduced, and the answers of somebody who knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from flake8_notifications.evaluation.values import Constant
    from flake8_notifications.project.modules import Modules

#: What has been inferred may lead to another question.
_MOST_ROUNDS: Final = 4
Result = TypeVar("Result")


class Origin(NamedTuple):
    """An expression of a module, by what tells it from the others that start where it does.

    :ivar kind: the name of its class in :mod:`flake8_notifications.source.syntax`.
    :ivar depth: how many expressions inside it start at the same place.
    """

    path: str
    line: int
    column: int
    kind: str
    depth: int


Answers: TypeAlias = "Mapping[Origin, Constant]"
#: Asks for the values of expressions; has no answer for what it is not sure of, and gives None
#: where nothing could be asked, whatever other modules say.
Infer: TypeAlias = "Callable[[Modules, Iterable[Origin]], Answers | None]"


def with_inference(
    modules: Modules,
    infer: Infer | None,
    find: Callable[[Answers], tuple[Result, Sequence[Origin]]],
) -> Result:
    """What is found in the end.

    :param infer: who may know what cannot be reduced.
    :param find: finds something, given what is known; also the expressions that it missed.
    """
    answers: dict[Origin, Constant] = {}
    found, origins = find(answers)
    for _ in range(_MOST_ROUNDS):
        more = infer(modules, origins) if infer is not None and origins else None
        if not more:
            break
        answers.update(more)
        found, origins = find(answers)
    return found
