"""The conditions under which a place in a function is reached."""

from __future__ import annotations

from collections.abc import Set

from flake8_notifications.emissions import expressions
from flake8_notifications.emissions.bodies import Site
from flake8_notifications.emissions.flow import passed
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.source import syntax


def take_path(evaluator: SymbolicEvaluator, site: Site, used: set[str]) -> None:
    """Suppose that a site is reached, as far as its function's arguments and what is used tell.

    :raises Infeasible: if it cannot be.
    """
    context = site.context
    names = context.dependencies(used)
    for condition in passed(site):
        scope = evaluator.scope_at(condition.site)
        if _is_worth_taking(condition.test, names):
            evaluator.take(condition.test, condition.outcome, scope)
            continue
        for test, outcome in expressions.implied(condition.test, condition.outcome):
            if context.kept_parameters.issuperset(expressions.names(test)):
                evaluator.take(test, outcome, scope)


def _is_worth_taking(test: syntax.Expression, names: Set[str]) -> bool:
    """Whether a test is about some names, and not too much to evaluate."""
    return expressions.is_simple(test) and not names.isdisjoint(expressions.names(test))
