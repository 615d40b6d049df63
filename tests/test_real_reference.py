"""The reference of real services: schemas, samples, and their own documentation."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

import corpora
import depth
import helpers
import shared
from flake8_notifications.analysis import analyse
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.reference.collecting import collect
from flake8_notifications.reference.rendering import asyncapi, json_schema
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.json_text import plain
from flake8_notifications.samples.references import Resolver
from test_real_samples import MUTATIONS, SAMPLES
from test_reference_schemas import official_asyncapi

pytestmark = pytest.mark.integration

#: Where the page is that has the directive of the service's own.
PAGES: Final = {
    "nova": "doc/source/reference/notifications.rst",
    "python-watcher": "doc/source/contributor/notifications.rst",
    "masakari": "doc/source/user/notifications.rst",
}

#: What Nova shows with a field that its class does not have.
WRONG: Final = {"instance-power_on_share-end.json", "instance-power_on_share-start.json"}
#: With the roles of openstackdocstheme that the pages have.
CONF: Final = """\
from docutils import nodes
from docutils.parsers.rst import roles

extensions = ['flake8_notifications.sphinxext']
for name in ('oslo.messaging-doc', 'oslo.versionedobjects-doc'):
    roles.register_generic_role(name, nodes.emphasis)
"""


def page_of(name: str, root: Path) -> str:
    return os.path.relpath(root / PAGES[name], root / "doc" / "source").removesuffix(".rst")


def lay_with_pages(name: str, version: str, root: Path) -> Path:
    """The part of a service that says what it sends, with the pages about that."""
    origin = corpora.fetch_sources(name, version)
    package = name.removeprefix("python-")
    shutil.copytree(
        origin / package, root / package, ignore=shutil.ignore_patterns("tests", "*.po")
    )
    shutil.copytree(origin / SAMPLES, root / SAMPLES)
    for file in (PAGES[name], "setup.cfg", "tox.ini"):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(origin / file, root / file)
    # Before the analysis, whose cache is that of this very set of files.
    page = page_of(name, root)
    for file, text in (
        ("conf.py", CONF),
        ("index.rst", f"Docs\n====\n\n.. toctree::\n\n   {page}\n   other\n"),
        ("other.rst", "Other\n=====\n"),
    ):
        (root / "doc" / "source" / file).write_text(text, encoding="utf-8")
    return root


class Service:
    """What a service sends, in a directory where caches may be kept."""

    def __init__(self, name: str, root: Path) -> None:
        self.root = root
        self.page = page_of(name, root)
        with helpers.working_directory(root):
            settings = from_configuration({})
        self.reference = collect(analyse(settings, with_catalogue=True), settings)
        self.samples = sorted(
            {sample.file for each in self.reference.notifications for sample in each.samples}
        )

    def schema(self, *, is_strict: bool = False) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(json_schema.render(self.reference, is_strict=is_strict))
        return found

    def shows(self, sample: str, file: str) -> bool:
        """Whether a sample is made of a file, and right as it is."""
        found = (each for notification in self.reference.notifications
                 for each in notification.samples)  # fmt: skip
        files = next(each.files for each in found if each.file == sample)
        return f"{SAMPLES}/{file}" in files and sample not in WRONG

    def resolved(self, file: str, overlay: dict[str, bytes] | None = None) -> Any:
        root = Resolver(Directory(self.root / SAMPLES, overlay or {})).resolve(file).root
        assert root is not None
        return plain(root)

    def rejected(self, *, is_strict: bool = False) -> set[str]:
        validator = jsonschema.Draft202012Validator(self.schema(is_strict=is_strict))
        return {file for file in self.samples if not validator.is_valid(self.resolved(file))}


@pytest.fixture(scope="module")
def nova(adopted_nova: Path) -> Service:
    return Service("nova", adopted_nova)


@pytest.fixture(scope="module")
def nova_with_pages(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service("nova", lay_with_pages(*shared.NOVA, tmp_path_factory.mktemp("nova")))


@pytest.fixture(scope="module")
def watcher(tmp_path_factory: pytest.TempPathFactory) -> Service:
    root = lay_with_pages("python-watcher", "17.0.0", tmp_path_factory.mktemp("watcher"))
    return Service("python-watcher", root)


@pytest.fixture(scope="module")
def masakari(tmp_path_factory: pytest.TempPathFactory) -> Service:
    root = lay_with_pages("masakari", "22.0.0", tmp_path_factory.mktemp("masakari"))
    return Service("masakari", root)


def test_samples_are_valid(nova: Service, watcher: Service, masakari: Service) -> None:
    assert [len(each.samples) for each in (nova, watcher, masakari)] == [134, 26, 18]
    assert nova.rejected() == set()
    assert watcher.rejected() == set()
    # It has no priority.
    assert masakari.rejected() == {"create-segment-start.json"}


def test_schemas_are_valid(nova: Service, watcher: Service, masakari: Service) -> None:
    official = official_asyncapi()
    for service in (nova, watcher, masakari):
        jsonschema.Draft202012Validator.check_schema(service.schema())
        text = asyncapi.render(service.reference, is_strict=False)
        assert list(official.iter_errors(json.loads(text))) == []


def test_strict_ones_reject_what_a_sample_cannot_show(nova: Service) -> None:
    validator = jsonschema.Draft202012Validator(nova.schema(is_strict=True))
    for file, old, new, code in MUTATIONS:
        text = (nova.root / SAMPLES / file).read_text(encoding="utf-8").replace(old, new)
        overlay = {file: text.encode()}
        showing = [each for each in nova.samples if nova.shows(each, file)]
        is_rejected = any(not validator.is_valid(nova.resolved(each, overlay)) for each in showing)
        assert is_rejected == (code == "NTF304"), (file, new)
    assert nova.rejected(is_strict=True) == WRONG


@pytest.mark.parametrize(
    ("name", "count"),
    depth.parameters(
        [("nova_with_pages", 134), ("watcher", 29), ("masakari", 25)], daily=[("watcher", 29)]
    ),
)
def test_their_own_pages_build(
    name: str, count: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pytest.importorskip("sphinx")
    from test_sphinxext import build, cells, read

    service: Service = request.getfixturevalue(name)
    source, page = service.root / "doc" / "source", service.page
    said = build(source)
    assert "WARNING" not in said
    html = (source.parent / "built" / f"{page}.html").read_text(encoding="utf-8")
    head, *rows = next(
        each for each in map(cells, re.findall(r"<table.*?</table>", html, re.DOTALL))
        if each[0][0] == "Event type"
    )  # fmt: skip
    assert head == ["Event type", "Notification class", "Payload class", "Sample"]
    assert len(rows) == count
    if name == "nova_with_pages":
        # The names of their files say instance.power_on_share, as the generator of Nova's own does.
        others = {row[0] for row in rows if not row[3].startswith(row[0].replace(".", "-"))}
        assert others == {"instance.power_on.end", "instance.power_on.start"}
    if name == "watcher":
        module = service.root / "watcher" / "notifications" / "goal.py"
        text = module.read_text(encoding="utf-8")
        assert "'display_name'" in text
        module.write_text(text.replace("'display_name'", "'shown_name'"), encoding="utf-8")
        assert read(build(source)) == {page}
