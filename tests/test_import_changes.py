"""What modules do to others as they are imported counts for whoever reads it later."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from flake8_notifications.options import PAYLOAD_BASES, split_list
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing.finder import find_emissions

STATE = """
PREFIX = 'none'
TAGS = []
TOPIC = 'topic'
LATE = None
SIZES = {}

class Conf:
    kind = 'disk'
    size = 'any'
    events = {'a': 'one'}

def topic():
    return TOPIC
"""
HEAD = """
import oslo_messaging
import state
N = oslo_messaging.Notifier(None)
"""


def sent(**texts: str) -> set[str]:
    """The event types that a project of some modules sends, one of which holds a state."""
    files = {f"{name}.py": dedent(text) for name, text in texts.items()}
    modules = Modules(Path("/nonexistent"), [*files, "state.py"], {**files, "state.py": STATE})
    bases = split_list(str(PAYLOAD_BASES.default))
    return {each.event_type for each in find_emissions(modules, bases).emissions}


def reading(expression: str, setting: str = "") -> str:
    """A module that sends something of the state."""
    return f"{HEAD}{setting}\ndef run(ctx):\n    N.info(ctx, {expression}, {{}})\n"


def test_a_name_that_another_module_binds() -> None:
    setting = "import state\nstate.PREFIX = 'app.' + state.PREFIX\n"

    assert sent(app=reading("state.PREFIX"), setting=setting) == {"app.none"}
    assert sent(app=reading("state.PREFIX")) == {"none"}


def test_a_name_that_the_reading_module_binds() -> None:
    setting = "state.TOPIC += '.set'\n"

    assert sent(app=reading("state.topic()", setting)) == {"topic.set"}


def test_a_container_that_another_module_fills() -> None:
    setting = "import state as kept\nkept.TAGS.append('tag')\nkept.SIZES['a'] = 'small'\n"

    assert sent(app=reading("'.'.join(['x', *state.TAGS])"), setting=setting) == {"x.tag"}
    assert sent(app=reading("state.SIZES['a']"), setting=setting) == {"small"}


def test_what_a_class_holds() -> None:
    setting = "from state import Conf as Kept\nKept.kind = 'port'\nKept.events['a'] = 'two'\n"

    assert sent(app=reading("state.Conf.kind"), setting=setting) == {"port"}
    assert sent(app=reading("state.Conf.events['a']"), setting=setting) == {"two"}
    assert sent(app=reading("state.Conf.size"), setting=setting) == {"any"}


def test_something_else_of_the_same_name_is_another_one() -> None:
    setting = "import elsewhere as state\nstate.PREFIX = 'other'\n"

    assert sent(app=reading("state.PREFIX"), setting=setting) == {"none"}


def test_a_name_that_a_function_binds() -> None:
    text = f"""{HEAD}
def start():
    state.LATE = 'late'

def run(ctx):
    start()
    N.info(ctx, state.LATE, {{}})

def tell(ctx):
    if state.LATE:
        N.info(ctx, state.LATE + '.told', {{}})
"""

    assert sent(app=text) == {"late", "late.told"}


@pytest.mark.parametrize("how", ["table.register", "register"])
def test_a_table_that_very_many_modules_fill(how: str) -> None:
    registry = """
class Table:
    def __init__(self):
        self.known = {}

    def register(self, name):
        def registered(function):
            self.known[name] = function
            return function
        return registered

table = Table()
register = table.register
"""
    plugins = {
        f"plugin_{number}": f"""{HEAD}
from registry import register, table

@{how}('{number}')
def handle(ctx, what):
    N.info(ctx, 'plugin_{number}.' + what, {{}})
"""
        for number in range(60)
    }
    app = "from registry import table\ndef run(ctx, name):\n    table.known[name](ctx, 'run')\n"

    found = sent(app=app, registry=registry, **plugins)

    assert found == {f"plugin_{number}.run" for number in range(60)}
