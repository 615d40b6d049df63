"""A run that is broken off leaves nothing half done for those that follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from flake8_notifications.interpretation.guards import TooMuch
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.options import PAYLOAD_BASES, split_list
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import finder

#: A notifier that is there only where notifications are enabled, which takes some steps to see.
SERVICE = {
    "svc/__init__.py": "",
    "svc/utils.py": """
        import functools
        from svc import state

        class DoNothing(str):
            def __call__(self, *args, **kwargs):
                return self

            def __getattr__(self, name):
                return self

        DO_NOTHING = DoNothing()

        def is_enabled(conf):
            driver = set(conf.driver)
            return driver and driver != {'noop'} and state.LEVEL > 0

        def if_enabled(function):
            @functools.wraps(function)
            def wrapped(*args, **kwargs):
                if is_enabled(state.CONF):
                    return function(*args, **kwargs)
                return DO_NOTHING
            return wrapped
    """,
    "svc/state.py": "from oslo_config import cfg\nCONF = cfg.CONF\nLEVEL = 1\n",
    "svc/levels.py": """
        from svc import state

        def lower():
            state.LEVEL = 0
    """,
    "svc/rpc.py": """
        import oslo_messaging
        from svc import utils

        NOTIFIER = None

        def init(conf):
            global NOTIFIER
            if utils.is_enabled(conf):
                NOTIFIER = oslo_messaging.Notifier(None)
            else:
                NOTIFIER = utils.DO_NOTHING

        @utils.if_enabled
        def get_notifier(service):
            assert NOTIFIER is not None
            return NOTIFIER.prepare(publisher_id=service)
    """,
    "svc/api.py": """
        from svc import rpc

        def create(context):
            rpc.get_notifier('api').info(context, 'api.create', {})

        def delete(context):
            rpc.get_notifier('api').info(context, 'api.delete', {})
    """,
}


def project(**files: str) -> Modules:
    texts = {name: dedent(text) for name, text in files.items()}
    return Modules(Path("/nonexistent"), [*texts], texts)


def finder_of(modules: Modules) -> finder.Finder:
    return finder.Finder(modules, split_list(str(PAYLOAD_BASES.default)), ())


@pytest.mark.parametrize("most", range(1, 60, 3))
def test_no_limit_loses_a_site(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = finder.Limits(most, most)
    monkeypatch.setattr(finder, "_RERUN", limits)
    monkeypatch.setattr(finder, "_EXACT_RUN", limits)

    sent = finder_of(project(**SERVICE)).found().emissions

    assert {(each.place.path, each.place.line) for each in sent} == {
        ("svc/api.py", 5),
        ("svc/api.py", 8),
    }


def test_what_is_run_once_does_not_count_for_who_needs_it_first() -> None:
    modules = project(**{"a.py": "NAME = 'a' + 'b'\n"})
    tracer = finder_of(modules).tracer
    tracer.steps = tracer.most_steps

    value = tracer.module_attribute(modules.at("a.py"), "NAME")

    assert value == Constant("ab")
    assert tracer.steps == tracer.most_steps


def failing(error: type[Exception]) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_statement_that_is_broken_off_is_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = project(**{"a.py": "NAME = 'a' + 'b'\n"})
    tracer = finder_of(modules).tracer
    module = modules.at("a.py")

    with monkeypatch.context() as patch:
        patch.setattr(tracer, "execute", failing(RecursionError))
        with pytest.raises(RecursionError):
            tracer.module_attribute(module, "NAME")

    assert tracer.module_attribute(module, "NAME") == Constant("ab")


def test_a_statement_that_takes_too_much_leaves_its_names_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    modules = project(**{"a.py": "NAME = 'a' + 'b'\nOTHER = 'c'\n"})
    tracer = finder_of(modules).tracer
    module = modules.at("a.py")

    with monkeypatch.context() as patch:
        patch.setattr(tracer, "execute", failing(TooMuch))
        value = tracer.module_attribute(module, "NAME")

    assert isinstance(value, Unknown)
    assert (value.reason, value.place) == ("code that takes too many steps", Place("a.py", 1))
    assert tracer.module_attribute(module, "NAME") == value
    assert tracer.module_attribute(module, "OTHER") == Constant("c")
