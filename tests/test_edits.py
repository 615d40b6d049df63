"""Edits of a project that is recorded: which are seen, where, and which are none of our business.

The project is a handful of files; an edit is a list of replacements in them. An edit that receivers
can see has to be reported once, in whatever part of the project flake8 is run: over everything and
over the module of the payload class it stands on the VERSION line, over nothing but another module
that was edited it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

import depth
import helpers
from helpers import BASE, FILE, Reported

PAYLOADS: Final = "svc/payloads.py"
ORDERS: Final = "svc/orders.py"
MIXINS: Final = "svc/mixins.py"
ENUMS: Final = "svc/enums.py"
CONSTANTS: Final = "svc/constants.py"
MODELS: Final = "svc/models.py"

FILES: Final = {
    "svc/__init__.py": "",
    "svc/base.py": BASE,
    PAYLOADS: """\
'''The payload class, made of everything else.'''

from oslo_versionedobjects import fields

from svc import base
from svc import enums
from svc import mixins
from svc import orders


@base.Registry.register
class OrderPayload(mixins.Priced, orders.OrderBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    SCHEMA = {
        'number': ('order', 'number'),
        'price': ('order', 'price'),
    }
    fields = {
        'note': fields.StringField(nullable=True),
        'number': fields.IntegerField(default=1),
        'items': fields.ListOfStringsField(),
        'inner': fields.ObjectField('OtherPayload'),
        'state': enums.StateField(),
    }


@base.Registry.register
class OtherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
""",
    ORDERS: """\
'''The base class.'''

from oslo_versionedobjects import fields

from svc import base
from svc import constants


@base.Registry.register_if(False)
class OrderBase(base.NotificationPayloadBase):
    VERSION = '1.0'

    fields = {
        'base_id': fields.UUIDField(),
        'base_count': fields.IntegerField(default=constants.COUNT),
        'base_sizes': fields.ListOfIntegersField(),
        'base_inner': fields.ObjectField('OtherPayload', nullable=True),
        'base_colour': fields.EnumField(valid_values=constants.COLOURS),
    }
""",
    MIXINS: """\
'''The mixin, which is no versioned object itself.'''

from oslo_versionedobjects import fields

from svc import models


class Priced:
    fields = {
        'price': fields.IntegerField(),
        'taxes': fields.DictOfStringsField(nullable=True),
        **{
            name: field
            for name, field in models.Customer.fields.items()
            if name != 'secret'
        },
    }
""",
    ENUMS: """\
'''The enum and its field.'''

from oslo_versionedobjects import fields

from svc import constants


class State(fields.Enum):
    NEW = 'new'
    PAID = 'paid'
    LOST = constants.LOST

    ALL = (NEW, PAID, LOST)

    def __init__(self):
        super().__init__(valid_values=State.ALL)


class StateField(fields.BaseEnumField):
    AUTO_TYPE = State()
""",
    CONSTANTS: """\
'''Plain values.'''

COUNT = 0
LOST = 'lost'
COLOURS = (
    'red',
    'green',
)
""",
    MODELS: """\
'''A model whose fields are copied.'''

from oslo_versionedobjects import base
from oslo_versionedobjects import fields


@base.VersionedObjectRegistry.register
class Customer(base.VersionedObject):
    VERSION = '1.0'

    fields = {
        'customer': fields.StringField(),
        'email': fields.StringField(nullable=True),
        'secret': fields.StringField(),
    }
""",
}


class Replacement(NamedTuple):
    path: str
    old: str
    new: str


class Seen(NamedTuple):
    """An edit that receivers can see.

    :ivar change: what the message says.
    :ivar bump: the VERSION that is needed.
    :ivar at: a part of the line that is reported where nothing but the edited module is checked.
    """

    name: str
    edits: Sequence[Replacement]
    change: str
    bump: str
    at: str = ""
    added: Sequence[tuple[str, str]] = ()

    @property
    def path(self) -> str:
        return self.edits[0].path


def edit(path: str, old: str, new: str) -> list[Replacement]:
    return [Replacement(path, old, new)]


MINOR: Final = "1.1 (or 2.0)"
MAJOR: Final = "2.0"

IN_THE_CLASS: Final = [
    Seen(
        "add",
        edit(PAYLOADS, "    fields = {\n", "    fields = {\n        'x': fields.StringField(),\n"),
        "field 'x' added (String)",
        MINOR,
    ),
    Seen(
        "remove",
        edit(PAYLOADS, "        'note': fields.StringField(nullable=True),\n", ""),
        "field 'note' removed",
        MAJOR,
    ),
    Seen(
        "rename",
        edit(PAYLOADS, "'note': fields", "'text': fields"),
        "field 'note' renamed to 'text'",
        MAJOR,
    ),
    Seen(
        "type",
        edit(PAYLOADS, "'note': fields.StringField(", "'note': fields.UUIDField("),
        "field 'note': type String → UUID",
        MAJOR,
    ),
    Seen(
        "element type",
        edit(PAYLOADS, "ListOfStringsField", "ListOfIntegersField"),
        "field 'items': type List[String] → List[Integer]",
        MAJOR,
    ),
    Seen(
        "object class",
        edit(PAYLOADS, "ObjectField('OtherPayload')", "ObjectField('OrderPayload')"),
        "field 'inner': type Object[OtherPayload] → Object[OrderPayload]",
        MAJOR,
    ),
    Seen(
        "nullable",
        edit(PAYLOADS, "ListOfStringsField()", "ListOfStringsField(nullable=True)"),
        "field 'items' became nullable",
        MAJOR,
    ),
    Seen(
        "no longer nullable",
        edit(PAYLOADS, "StringField(nullable=True)", "StringField(nullable=False)"),
        "field 'note' is no longer nullable",
        MINOR,
    ),
    Seen(
        "default",
        edit(PAYLOADS, "default=1", "default=2"),
        "field 'number': default '1' → '2'",
        MINOR,
    ),
    Seen(
        "SCHEMA source",
        edit(PAYLOADS, "('order', 'price')", "('order', 'cost')"),
        "SCHEMA source of 'price': order.price → order.cost",
        MINOR,
    ),
    Seen(
        "SCHEMA key",
        edit(PAYLOADS, "        'price': ('order', 'price'),\n", ""),
        "SCHEMA source of 'price': order.price → none",
        MINOR,
    ),
    Seen(
        "mixin dropped",
        [
            Replacement(PAYLOADS, "(mixins.Priced, orders", "(orders"),
            Replacement(PAYLOADS, "        'price': ('order', 'price'),\n", ""),
        ],
        "field 'customer' removed, field 'email' removed, field 'price' removed, "
        "field 'taxes' removed",
        MAJOR,
    ),
    Seen(
        "after the class",
        edit(
            PAYLOADS,
            "\n\n@base.Registry.register\nclass OtherPayload",
            "\n    fields['late'] = fields['number']\n"
            "\n\n@base.Registry.register\nclass OtherPayload",
        ),
        "field 'late' added (Integer)",
        MINOR,
    ),
]

ELSEWHERE: Final = [
    Seen(
        "add to base",
        edit(ORDERS, "    fields = {\n", "    fields = {\n        'x': fields.FloatField(),\n"),
        "field 'x' added (Float)",
        MINOR,
        at="'x': fields.FloatField()",
    ),
    Seen(
        "remove from base",
        edit(ORDERS, "        'base_id': fields.UUIDField(),\n", ""),
        "field 'base_id' removed",
        MAJOR,
        at="class OrderBase",
    ),
    Seen(
        "rename in base",
        edit(ORDERS, "'base_id'", "'base_uuid'"),
        "field 'base_id' renamed to 'base_uuid'",
        MAJOR,
        at="'base_uuid'",
    ),
    Seen(
        "type in base",
        edit(ORDERS, "'base_id': fields.UUIDField", "'base_id': fields.StringField"),
        "field 'base_id': type UUID → String",
        MAJOR,
        at="'base_id'",
    ),
    Seen(
        "element type in base",
        edit(ORDERS, "ListOfIntegersField", "ListOfStringsField"),
        "field 'base_sizes': type List[Integer] → List[String]",
        MAJOR,
        at="'base_sizes'",
    ),
    Seen(
        "object class in base",
        edit(ORDERS, "ObjectField('OtherPayload'", "ObjectField('OrderPayload'"),
        "field 'base_inner': type Object[OtherPayload] → Object[OrderPayload]",
        MAJOR,
        at="'base_inner'",
    ),
    Seen(
        "nullable in base",
        edit(ORDERS, "ListOfIntegersField()", "ListOfIntegersField(nullable=True)"),
        "field 'base_sizes' became nullable",
        MAJOR,
        at="'base_sizes'",
    ),
    Seen(
        "default in base",
        edit(ORDERS, "UUIDField()", "UUIDField(default='0')"),
        "field 'base_id': default none → '0'",
        MINOR,
        at="'base_id'",
    ),
    Seen(
        "no default in base",
        edit(ORDERS, "default=constants.COUNT", ""),
        "field 'base_count': default '0' → none",
        MINOR,
        at="'base_count'",
    ),
    Seen(
        "enum values in base",
        edit(ORDERS, "valid_values=constants.COLOURS", "valid_values=['red']"),
        "field 'base_colour': value 'green' removed",
        MINOR,
        at="'base_colour'",
    ),
    Seen(
        "SCHEMA in base",
        [
            Replacement(
                ORDERS,
                "    fields = {\n",
                "    SCHEMA = {'number': ('order', 'id')}\n\n    fields = {\n",
            ),
            Replacement(
                PAYLOADS,
                "    SCHEMA = {\n        'number': ('order', 'number'),\n"
                "        'price': ('order', 'price'),\n    }\n",
                "",
            ),
        ],
        "SCHEMA source of 'number': order.number → order.id, "
        "SCHEMA source of 'price': order.price → none",
        MINOR,
        at="class OrderBase",
    ),
    Seen(
        "add to mixin",
        edit(MIXINS, "    fields = {\n", "    fields = {\n        'x': fields.FloatField(),\n"),
        "field 'x' added (Float)",
        MINOR,
        at="'x': fields.FloatField()",
    ),
    Seen(
        "remove from mixin",
        edit(MIXINS, "        'taxes': fields.DictOfStringsField(nullable=True),\n", ""),
        "field 'taxes' removed",
        MAJOR,
        at="class Priced",
    ),
    Seen(
        "type in mixin",
        edit(MIXINS, "IntegerField", "FloatField"),
        "field 'price': type Integer → Float",
        MAJOR,
        at="'price'",
    ),
    Seen(
        "element type in mixin",
        edit(MIXINS, "DictOfStringsField", "DictOfNullableStringsField"),
        "field 'taxes': type Dict[String] → Dict[String | None]",
        MAJOR,
        at="'taxes'",
    ),
    Seen(
        "no longer nullable in mixin",
        edit(MIXINS, "nullable=True", ""),
        "field 'taxes' is no longer nullable",
        MINOR,
        at="'taxes'",
    ),
    Seen(
        "default in mixin",
        edit(MIXINS, "IntegerField()", "IntegerField(default=5)"),
        "field 'price': default none → '5'",
        MINOR,
        at="'price'",
    ),
    Seen(
        "copied less in mixin",
        edit(MIXINS, "name != 'secret'", "name not in ('secret', 'email')"),
        "field 'email' removed",
        MAJOR,
        at="class Priced",
    ),
    Seen(
        "add to model",
        edit(MODELS, "    fields = {\n", "    fields = {\n        'x': fields.FloatField(),\n"),
        "field 'x' added (Float)",
        MINOR,
        at="'x': fields.FloatField()",
    ),
    Seen(
        "remove from model",
        edit(MODELS, "        'email': fields.StringField(nullable=True),\n", ""),
        "field 'email' removed",
        MAJOR,
        at="'customer'",
    ),
    Seen(
        "type in model",
        edit(MODELS, "'customer': fields.StringField", "'customer': fields.UUIDField"),
        "field 'customer': type String → UUID",
        MAJOR,
        at="'customer'",
    ),
    Seen(
        "enum value added",
        [
            Replacement(ENUMS, "    LOST = constants", "    SENT = 'sent'\n    LOST = constants"),
            Replacement(ENUMS, "PAID, LOST)", "PAID, SENT, LOST)"),
        ],
        "field 'state': value 'sent' added",
        MINOR,
        at="SENT = 'sent'",
    ),
    Seen(
        "enum value removed",
        edit(ENUMS, "(NEW, PAID, LOST)", "(NEW, LOST)"),
        "field 'state': value 'paid' removed",
        MINOR,
        at="ALL = (",
    ),
    Seen(
        "enum value renamed",
        edit(ENUMS, "PAID = 'paid'", "PAID = 'payed'"),
        "field 'state': value 'payed' added, field 'state': value 'paid' removed",
        MINOR,
        at="PAID = 'payed'",
    ),
    Seen(
        "values in the constructor",
        edit(ENUMS, "valid_values=State.ALL", "valid_values=State.ALL[:2]"),
        "field 'state': value 'lost' removed",
        MINOR,
        at="valid_values=State.ALL[:2]",
    ),
    Seen(
        "enum class",
        [
            Replacement(ENUMS, "class State(", "class OrderState("),
            Replacement(ENUMS, "AUTO_TYPE = State()", "AUTO_TYPE = OrderState()"),
            Replacement(ENUMS, "valid_values=State.ALL", "valid_values=OrderState.ALL"),
        ],
        "field 'state': type State → OrderState",
        MAJOR,
        at="AUTO_TYPE = OrderState()",
    ),
    Seen(
        "default of a field class",
        edit(
            ENUMS,
            "    AUTO_TYPE = State()\n",
            "    AUTO_TYPE = State()\n\n"
            "    def __init__(self, **options):\n"
            "        super().__init__(nullable=True)\n",
        ),
        "field 'state' became nullable",
        MAJOR,
        at="nullable=True",
    ),
    Seen(
        "constant of an enum value",
        edit(CONSTANTS, "LOST = 'lost'", "LOST = 'gone'"),
        "field 'state': value 'gone' added, field 'state': value 'lost' removed",
        MINOR,
        at="LOST = 'gone'",
    ),
    Seen(
        "constant of valid values",
        edit(CONSTANTS, "    'green',\n", "    'blue',\n    'green',\n"),
        "field 'base_colour': value 'blue' added",
        MINOR,
        at="'blue',",
    ),
    Seen(
        "constant of a default",
        edit(CONSTANTS, "COUNT = 0", "COUNT = 7"),
        "field 'base_count': default '0' → '7'",
        MINOR,
        at="COUNT = 7",
    ),
]


class Unseen(NamedTuple):
    """An edit that receivers cannot see.

    :ivar added: new files.
    """

    name: str
    edits: Sequence[Replacement]
    added: Sequence[tuple[str, str]] = ()


OTHER_CLASS: Final = FILES[PAYLOADS][FILES[PAYLOADS].rindex("@base") :]
ENUM_CLASS: Final = FILES[ENUMS][FILES[ENUMS].index("class State(") :]
ENUM_CLASS_ONLY: Final = ENUM_CLASS[: ENUM_CLASS.index("\n\nclass StateField")]

UNSEEN: Final = [
    Unseen("nothing", []),
    Unseen(
        "fields reordered",
        edit(
            PAYLOADS,
            "        'note': fields.StringField(nullable=True),\n"
            "        'number': fields.IntegerField(default=1),\n",
            "        'number': fields.IntegerField(default=1),\n"
            "        'note': fields.StringField(nullable=True),\n",
        ),
    ),
    Unseen(
        "SCHEMA reordered",
        edit(
            PAYLOADS,
            "        'number': ('order', 'number'),\n        'price': ('order', 'price'),\n",
            "        'price': ('order', 'price'),\n        'number': ('order', 'number'),\n",
        ),
    ),
    Unseen("enum values reordered", edit(ENUMS, "(NEW, PAID, LOST)", "(LOST, NEW, PAID)")),
    Unseen("enum values in a list", edit(ENUMS, "(NEW, PAID, LOST)", "[NEW, PAID, LOST]")),
    Unseen("enum values twice", edit(ENUMS, "(NEW, PAID, LOST)", "(NEW, PAID, LOST, NEW)")),
    Unseen(
        "statements of a base reordered",
        [
            Replacement(ORDERS, "    VERSION = '1.0'\n\n", ""),
            Replacement(
                ORDERS,
                "constants.COLOURS),\n    }\n",
                "constants.COLOURS),\n    }\n\n    VERSION = '1.0'\n",
            ),
        ],
    ),
    Unseen(
        "bases reordered",
        edit(
            PAYLOADS,
            "(mixins.Priced, orders.OrderBase)",
            "(orders.OrderBase, mixins.Priced)",
        ),
    ),
    Unseen(
        "reformatted",
        [
            Replacement(PAYLOADS, "    # Version 1.0: Initial version\n", "\n    'Docstring.'\n\n"),
            Replacement(
                PAYLOADS, "VERSION = '1.0'\n\n    SCHEMA", 'VERSION = (\n"1.0")\n    SCHEMA'
            ),
            Replacement(
                PAYLOADS,
                "'note': fields.StringField(nullable=True),",
                '"note"  :  fields . StringField (\n\n  nullable  =  True ,  ) , # a note',
            ),
            Replacement(
                PAYLOADS, "'number': ('order', 'number')", "'num' 'ber': ['order', 'number']"
            ),
        ],
    ),
    Unseen(
        "options written out",
        edit(
            PAYLOADS, "ListOfStringsField()", "ListOfStringsField(nullable=False, read_only=True)"
        ),
    ),
    Unseen(
        "comments",
        [
            Replacement(path, "'''\n", "'''  # a comment\n# more\n")
            for path in (PAYLOADS, ORDERS, MIXINS, ENUMS, CONSTANTS)
        ],
    ),
    Unseen(
        "import alias",
        [
            Replacement(
                PAYLOADS,
                "from oslo_versionedobjects import fields\n",
                "from oslo_versionedobjects import fields as ovo_fields\n"
                "from oslo_versionedobjects.fields import ListOfStringsField as Strings\n",
            ),
            Replacement(PAYLOADS, "fields.ListOfStringsField()", "Strings()"),
            *(
                Replacement(PAYLOADS, f" fields.{name}Field", f" ovo_fields.{name}Field")
                for name in ("String", "Integer", "Object", "UUID")
            ),
            Replacement(PAYLOADS, "from svc import enums\n", "import svc.enums as kinds\n"),
            Replacement(PAYLOADS, "enums.StateField", "kinds.StateField"),
            Replacement(PAYLOADS, "from svc import orders\n", "from svc.orders import OrderBase\n"),
            Replacement(PAYLOADS, "orders.OrderBase", "OrderBase"),
        ],
    ),
    Unseen(
        "import inside out",
        [
            Replacement(PAYLOADS, "from svc import enums\n", "import svc.enums\n"),
            Replacement(PAYLOADS, "enums.StateField", "svc.enums.StateField"),
            Replacement(PAYLOADS, "from svc import mixins\n", "from . import mixins\n"),
        ],
    ),
    Unseen(
        "constant moved",
        [
            Replacement(CONSTANTS, "LOST = 'lost'\n", ""),
            Replacement(ENUMS, "constants.LOST", "more.LOST"),
            Replacement(ENUMS, "import constants", "import more"),
        ],
        [("svc/more.py", "LOST = 'lost'\n")],
    ),
    Unseen(
        "constant written out",
        edit(ORDERS, "valid_values=constants.COLOURS", "valid_values=('green', 'red')"),
    ),
    Unseen(
        "constant moved and re-exported",
        edit(CONSTANTS, "LOST = 'lost'\n", "from svc.more import *\n"),
        [("svc/more.py", "LOST = 'lost'\n")],
    ),
    Unseen(
        "class moved",
        edit(PAYLOADS, f"\n\n{OTHER_CLASS}", ""),
        [("svc/others.py", helpers.payloads(OTHER_CLASS))],
    ),
    Unseen(
        "class moved to a package",
        edit(PAYLOADS, f"\n\n{OTHER_CLASS}", ""),
        [
            ("svc/deep/__init__.py", ""),
            ("svc/deep/others.py", helpers.payloads(OTHER_CLASS)),
        ],
    ),
    Unseen(
        "enum moved",
        [
            Replacement(ENUMS, ENUM_CLASS_ONLY, ""),
            Replacement(ENUMS, "from svc import constants\n", "from svc.states import State\n"),
        ],
        [
            (
                "svc/states.py",
                "from oslo_versionedobjects import fields\nfrom svc import constants\n\n\n"
                + ENUM_CLASS_ONLY,
            )
        ],
    ),
    Unseen(
        "enum and its field moved",
        [
            Replacement(ENUMS, ENUM_CLASS, ""),
            Replacement(PAYLOADS, "from svc import enums\n", "from svc import states as enums\n"),
        ],
        [
            (
                "svc/states.py",
                "from oslo_versionedobjects import fields\nfrom svc import constants\n"
                + ENUM_CLASS,
            )
        ],
    ),
    Unseen(
        "base moved",
        [
            Replacement(ORDERS, "class OrderBase", "class Old"),
            Replacement(PAYLOADS, "from svc import orders\n", "from svc import bases as orders\n"),
        ],
        [("svc/bases.py", FILES[ORDERS])],
    ),
    Unseen(
        "methods",
        edit(
            PAYLOADS,
            "        'state': enums.StateField(),\n    }\n",
            "        'state': enums.StateField(),\n    }\n\n"
            "    def __init__(self, order):\n        super().__init__()\n"
            "        self.populate_schema(order=order)\n",
        ),
    ),
    Unseen("model's secret", edit(MODELS, "'secret': fields.StringField", "'secret': fields.X")),
    Unseen(
        "line ends", [Replacement(PAYLOADS, FILES[PAYLOADS], FILES[PAYLOADS].replace("\n", "\r\n"))]
    ),
    Unseen("byte order mark", edit(PAYLOADS, "'''The payload", "\ufeff'''The payload")),
]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fingerprint file of the project as it is before each edit."""
    return helpers.record(helpers.write(tmp_path_factory.mktemp("before"), FILES))


def edited(edits: Sequence[Replacement], added: Sequence[tuple[str, str]] = ()) -> dict[str, str]:
    files = {**FILES, **dict(added)}
    for path, old, new in edits:
        assert old in files[path], f"not in {path}: {old}"
        files[path] = files[path].replace(old, new)
    return files


def line_of(text: str, part: str) -> int:
    """The number of the only line with a text in it."""
    (number,) = [number for number, line in enumerate(text.split("\n"), 1) if part in line]
    return number


def on_version_line(edit: Seen, files: dict[str, str]) -> Reported:
    after = files[PAYLOADS]
    line = 1 + after.count("\n", 0, after.index("VERSION = '1.0'"))
    message = f"'OrderPayload' changed and VERSION is still 1.0: {edit.change}; needs {edit.bump}"
    return Reported(PAYLOADS, line, "NTF201", message)


def of_name(edits: Sequence[Seen] | Sequence[Unseen], *, daily: int = 1) -> list:
    """Parameters, of which every so many is for the day."""
    return [
        pytest.param(each, id=each.name.replace(" ", "-"), marks=depth.marks(at, daily=daily))
        for at, each in enumerate(edits)
    ]


class Edited(NamedTuple):
    """A project after an edit."""

    edit: Any
    files: dict[str, str]
    root: Path


@pytest.fixture(scope="module")
def project(
    request: pytest.FixtureRequest, recorded: str, tmp_path_factory: pytest.TempPathFactory
) -> Edited:
    edit = request.param
    files = edited(edit.edits, edit.added)
    root = helpers.write(tmp_path_factory.mktemp("edited"), {**files, FILE: recorded})
    return Edited(edit, files, root)


class TestSeen:
    @pytest.mark.parametrize("project", of_name([*IN_THE_CLASS, *ELSEWHERE]), indirect=True)
    def test_once_where_everything_is_checked(self, project: Edited) -> None:
        wanted = [on_version_line(project.edit, project.files)]

        assert helpers.flake8(project.root).findings == wanted
        assert helpers.command(project.root, "check").findings == wanted

    @pytest.mark.parametrize(
        "project", of_name([*IN_THE_CLASS, *ELSEWHERE], daily=5), indirect=True
    )
    def test_in_the_module_of_the_class(self, project: Edited) -> None:
        wanted = [on_version_line(project.edit, project.files)]

        assert helpers.flake8(project.root, PAYLOADS).findings == wanted

    @pytest.mark.parametrize(
        "project", of_name([*IN_THE_CLASS, *ELSEWHERE], daily=5), indirect=True
    )
    def test_is_refused_by_the_helper(self, project: Edited, recorded: str) -> None:
        result = helpers.command(project.root, "fingerprints")

        assert result.status == 1
        assert project.edit.change in result.output
        assert (project.root / FILE).read_text(encoding="utf-8") == recorded


@pytest.mark.parametrize("project", of_name([*IN_THE_CLASS, *ELSEWHERE], daily=4), indirect=True)
def test_is_mended_by_a_bump(project: Edited, recorded: str, tmp_path: Path) -> None:
    """Of all files, only the VERSION line and one entry of its history differ."""
    root = helpers.write(tmp_path, {**project.files, FILE: recorded})
    result = helpers.command(root, "bump")
    after = {path: (root / path).read_bytes().decode() for path in project.files}

    version = project.edit.bump.partition(" ")[0]
    assert result.status == 0
    assert {path for path in after if after[path] != project.files[path]} == {PAYLOADS}
    before = project.files[PAYLOADS].replace("VERSION = '1.0'", f"VERSION = '{version}'", 1)
    added = after[PAYLOADS].split("\n")
    for line in before.split("\n"):
        added.remove(line)
    assert added[0].startswith(f"    # Version {version}: ")
    assert all(line.startswith("    #              ") for line in added[1:])
    helpers.record(root)
    assert helpers.flake8(root) == (0, "")


@pytest.mark.parametrize("project", of_name(ELSEWHERE), indirect=True)
def test_in_the_edited_module(project: Edited) -> None:
    edit = project.edit
    in_class = on_version_line(edit, project.files)
    where = f"; see {PAYLOADS}:{in_class.line}"
    line = line_of(project.files[edit.path], edit.at)

    assert helpers.flake8(project.root, edit.path).findings == [
        Reported(edit.path, line, "NTF201", in_class.message + where)
    ]


@pytest.mark.parametrize("project", of_name(UNSEEN), indirect=True)
class TestUnseen:
    def test_gives_nothing(self, project: Edited) -> None:
        edit, root = project.edit, project.root

        assert helpers.flake8(root) == (0, "")
        assert helpers.command(root, "check") == (0, "")
        for path in {path for path, _, _ in edit.edits} | {path for path, _ in edit.added}:
            assert helpers.flake8(root, path) == (0, "")

    def test_is_recorded_without_an_update(self, project: Edited) -> None:
        """The hash may differ, for the library's also depends on the order of enum values."""
        result = helpers.command(project.root, "fingerprints")

        assert result.status == 0
        assert not re.search("^(added|updated|dropped)", result.output, re.MULTILINE)


class TestBuffers:
    """What an editor sends is judged, not what is on disk."""

    def lint(self, project: Path, path: str, buffer: str) -> list[Reported]:
        return helpers.flake8(project, f"--stdin-display-name={path}", "-", stdin=buffer).findings

    def lint_in_a_process(self, project: Path, path: str, buffer: str) -> list[Reported]:
        result = helpers.run_tool(
            project,
            "flake8",
            "--select=NTF",
            f"--stdin-display-name={path}",
            "-",
            stdin=buffer,
        )
        assert result.stderr == ""
        return helpers.Run(result.returncode, result.stdout).findings

    @pytest.mark.parametrize(
        "form",
        depth.parameters(["svc/payloads.py", "./svc/payloads.py", "absolute"], daily=["absolute"]),
    )
    def test_of_the_payload_module(self, form: str, recorded: str, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, {**FILES, FILE: recorded})
        edit = IN_THE_CLASS[0]
        files = edited(edit.edits)
        wanted = on_version_line(edit, files)
        path = str(project / PAYLOADS) if form == "absolute" else form

        found = self.lint_in_a_process(project, path, files[PAYLOADS])
        if form == "absolute":
            wanted = wanted._replace(path=path)
        assert found == [wanted]

    def test_that_undoes_what_is_on_disk(self, recorded: str, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, {**edited(IN_THE_CLASS[0].edits), FILE: recorded})

        assert helpers.flake8(project, PAYLOADS).codes == ["NTF201"]
        assert self.lint(project, PAYLOADS, FILES[PAYLOADS]) == []

    def test_of_the_enum_module(self, recorded: str, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, {**FILES, FILE: recorded})
        edit = next(each for each in ELSEWHERE if each.name == "enum value removed")
        buffer = edited(edit.edits)[ENUMS]
        (found,) = self.lint(project, ENUMS, buffer)

        assert found[:3] == (ENUMS, line_of(buffer, edit.at), "NTF201")
        assert found.message.startswith("'OrderPayload' changed")
        assert edit.change in found.message

    def test_of_the_enum_module_that_undoes_what_is_on_disk(
        self, recorded: str, tmp_path: Path
    ) -> None:
        edit = next(each for each in ELSEWHERE if each.name == "enum value removed")
        project = helpers.write(tmp_path, {**edited(edit.edits), FILE: recorded})

        assert helpers.flake8(project, ENUMS).codes == ["NTF201"]
        assert self.lint(project, ENUMS, FILES[ENUMS]) == []

    def test_of_a_file_that_is_not_saved_yet(self, recorded: str, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, {**FILES, FILE: recorded})
        buffer = helpers.payloads(helpers.payload("NewPayload"))
        found = self.lint(project, "svc/new.py", buffer)

        assert [each[:3] for each in found] == [
            ("svc/new.py", line_of(buffer, "class NewPayload"), "NTF204")
        ]

    def test_without_a_name(self, recorded: str, tmp_path: Path) -> None:
        """Nobody can say which module it is."""
        project = helpers.write(tmp_path, {**FILES, FILE: recorded})
        result = helpers.run_tool(
            project, "flake8", "--select=NTF", "-", stdin=edited(IN_THE_CLASS[0].edits)[PAYLOADS]
        )

        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
