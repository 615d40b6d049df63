"""After every edit the cached analysis is the one that there would be without a cache."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpora
import depth
import helpers
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.caching import stamps
from flake8_notifications.configuration import settings_reading
from flake8_notifications.options import CACHE_DIR
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.module_classes import CachedModules
from flake8_notifications.project.dependencies import dependencies_of, still_holds
from flake8_notifications.project.modules import Modules

ENUM: Final = """\
from oslo_versionedobjects import fields


class Status(fields.Enum):
    ALL = ({values})

    def __init__(self):
        super().__init__(valid_values=Status.ALL)


class StatusField(fields.BaseEnumField):
    AUTO_TYPE = Status()
"""
ORDERS: Final = """\
from oslo_versionedobjects import fields

from svc import base
from svc.enums import StatusField


@base.Registry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '{version}'
    fields = {{'status': StatusField(), {more}}}
"""
ITEMS: Final = """\
from oslo_versionedobjects import fields

from svc import base, models


@base.Registry.register
class ItemPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = dict(models.Item.fields)
"""
MODELS: Final = """\
from oslo_versionedobjects import base, fields

from svc.base import Registry


@Registry.register
class Item(base.VersionedObject):
    VERSION = '1.0'
    fields = {{'name': fields.{kind}Field()}}


@Registry.register
class Price(base.VersionedObject):
    VERSION = '1.0'
"""
RPC: Final = "import oslo_messaging\n\n\ndef get():\n    return oslo_messaging.Notifier()\n"
WRAPPER: Final = """\
from svc import rpc


def send(context, what, payload):
    rpc.get().info(context, '{prefix}.%s' % what, payload)
"""
CALLER: Final = """\
from svc import utils


def order(context):
    utils.send(context, '{what}', {{}})
"""
#: What each file of the project may say; None where it does not exist.
VARIANTS: Final[dict[str, list[str | None]]] = {
    "svc/__init__.py": ["", "# nothing\n"],
    "svc/base.py": [helpers.BASE, helpers.BASE.replace("VERSION", "version"), None],
    "svc/enums.py": [ENUM.format(values="'a', 'b'"), ENUM.format(values="'a',"), None],
    "svc/orders.py": [
        ORDERS.format(version="1.0", more=""),
        "\n" + ORDERS.format(version="1.0", more=""),
        ORDERS.format(version="1.1", more="'item': fields.ObjectField('Price')"),
        ORDERS.replace("import base", "import base as bases").format(version="1.0", more=""),
        "class (",
    ],
    "svc/items.py": [ITEMS, ITEMS.replace("ItemPayload", "OrderPayload"), None],
    "svc/models.py": [MODELS.format(kind="String"), MODELS.format(kind="Integer"), None],
    "svc/rpc.py": [RPC, RPC.replace("Notifier()", "Server()"), None],
    "svc/utils.py": [WRAPPER.format(prefix="order"), WRAPPER.format(prefix="item"), "x = ("],
    "svc/calls.py": [CALLER.format(what="create"), CALLER.format(what="delete"), None],
    "svc/utils/__init__.py": [None, WRAPPER.format(prefix="package")],
    "other/calls.py": [None, CALLER.format(what="update"), "from svc.utils import send as tell\n"],
    "other/more.py": [None, "from other.calls import tell\n\ntell(None, 'x', {})\n"],
    "other/unrelated.py": ["import os\n", "import sys\n", None],
    "notification-allowlist.txt": [None, "order.create\n", "order.*\n"],
}
PATHS: Final = sorted(VARIANTS)
#: The clock is the same for every example.
FIXTURES: Final = [HealthCheck.function_scoped_fixture]
CHOICES: Final = [(path, number) for path in PATHS for number in range(len(VARIANTS[path]))]


def lay(root: Path, path: str, number: int) -> None:
    text = VARIANTS[path][number]
    if text is None:
        (root / path).unlink(missing_ok=True)
    else:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def project(root: Path) -> Path:
    helpers.write(root, {})
    for path in PATHS:
        lay(root, path, 0)
    return root


def analysis(root: Path, overlay: dict[str, str], **options: str) -> Analysis:
    with helpers.working_directory(root):
        return analyse(settings_reading.from_configuration(options), overlay)


@pytest.fixture(autouse=True)
def _fine_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the file system ticks often enough for a test not to wait for seconds."""
    monkeypatch.setattr(stamps, "RACY_NANOSECONDS", 30_000_000)


@settings(
    max_examples=depth.of(25, daily=10),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=st.lists(st.tuples(st.sampled_from(CHOICES), st.booleans()), min_size=1, max_size=8))
def test_after_every_edit(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[tuple[str, int], bool]]
) -> None:
    root = project(tmp_path_factory.mktemp("project"))
    analysis(root, {})
    for (path, number), is_saved in edits:
        text = VARIANTS[path][number]
        overlay = {}
        if is_saved or text is None or not path.endswith(".py"):
            lay(root, path, number)
        else:
            overlay = {path: text}
        absent = analysis(root, overlay, **{CACHE_DIR.name: ""})
        assert analysis(root, overlay) == absent
        assert analysis(root, overlay) == absent


@settings(
    max_examples=depth.of(10, daily=5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    edits=st.lists(st.sampled_from(CHOICES), max_size=3),
    linted=st.lists(st.sampled_from(PATHS[1:]), min_size=1, max_size=6, unique=True),
)
def test_any_files_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]], linted: list[str]
) -> None:
    root = project(tmp_path_factory.mktemp("project"))
    helpers.flake8(root)
    for path, number in edits:
        lay(root, path, number)
    files = [path for path in linted if (root / path).exists()]
    absent = helpers.flake8(root, *files, f"--{CACHE_DIR.name}=", select="NTF,E9")
    assert helpers.flake8(root, *files, select="NTF,E9") == absent
    assert helpers.flake8(root, *files, select="NTF,E9") == absent


def test_what_a_search_through_whole_texts_saw(tmp_path: Path) -> None:
    """Nobody sets the attribute of a class, until somebody does."""
    root = project(tmp_path)
    other = root / "other" / "unrelated.py"
    other.write_text("import svc.models\n\nprint(svc.models.Item.fields)\n")
    modules = Modules(root, ["other/unrelated.py"])
    questions = modules.asked.start()
    assert "fields" in modules.texts.text("other/unrelated.py")
    dependencies = dependencies_of(modules, questions)
    assert still_holds(dependencies, Modules(root, ["other/unrelated.py"]))
    other.write_text("import svc.models\n\nsvc.models.Item.fields = {}\n")
    assert not still_holds(dependencies, Modules(root, ["other/unrelated.py"]))


@pytest.mark.parametrize(
    ("use", "is_kept"),
    [
        ("SIZES.get('large')", True),
        ("list(SIZES)[0]", True),
        ("{}['large']", True),
        ("SIZES.setdefault('large', fields.StringField)", False),
    ],
)
def test_what_another_module_made_may_be_read(tmp_path: Path, use: str, is_kept: bool) -> None:
    """Only where it is changed, the order in which modules are read may make a difference."""
    root = helpers.write(
        tmp_path,
        {
            "svc/__init__.py": "",
            "svc/base.py": helpers.BASE,
            "svc/sizes.py": "SIZES = {'large': 1}\n",
            "svc/orders.py": (
                "from svc import base\nfrom svc.sizes import SIZES\n"
                "from oslo_versionedobjects import fields\n\n"
                f"LARGE = {use}\n\n\n"
                "@base.Registry.register\nclass Order(base.NotificationPayloadBase):\n"
                "    VERSION = '1.0'\n    fields = {str(LARGE): fields.StringField()}\n"
            ),
        },
    )
    units: CachedModules = {}
    paths = [path.relative_to(root).as_posix() for path in root.rglob("*.py")]
    found = find_payloads(Modules(root, paths), ("NotificationPayloadBase",), units)
    assert [each.name for each in found.classes] == ["Order"]
    assert bool(units) == is_kept


@pytest.mark.integration
@pytest.mark.nightly
def test_after_edits_of_nova(tmp_path: Path) -> None:
    root = helpers.write(tmp_path, {})
    corpora.copy_payload_part_of_nova(root, tests=False)
    assert analysis(root, {}) == analysis(root, {}, **{CACHE_DIR.name: ""})
    objects = "nova/notifications/objects"
    edits = {
        f"{objects}/instance.py": lambda text: text.replace("'host': ", "'hosts': "),
        f"{objects}/image.py": lambda text: f"# a line more\n{text}",
        "nova/objects/image_meta.py": lambda text: text.replace("'hw_machine_type'", "'hw_type'"),
        "nova/compute/utils.py": lambda text: text.replace("'compute.", "'computer."),
        "nova/utils.py": lambda text: f"{text}\nX = 1\n",
        "nova/objects/fields.py": lambda text: text.replace("'soft_delete'", "'delete_softly'"),
    }
    for path, edit in edits.items():
        text = edit((root / path).read_text())
        assert text != (root / path).read_text()
        absent = analysis(root, {path: text}, **{CACHE_DIR.name: ""})
        assert analysis(root, {path: text}) == absent
        (root / path).write_text(text)
        assert analysis(root, {}) == absent


def test_variants_differ_in_what_is_found(tmp_path: Path) -> None:
    """The property would be no news if nothing was found."""
    root = project(tmp_path)
    codes = {finding.code for finding in analysis(root, {}).findings}
    assert codes == {"NTF101", "NTF204"}
    found = set()
    for path, number in CHOICES:
        lay(root, path, number)
        found.add(analysis(root, {}).findings)
        lay(root, path, 0)
    assert len(found) >= 15
