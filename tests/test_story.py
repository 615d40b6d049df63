"""The story of a change, played on a git repository made from a part of Nova 34.0.0.

Nova once added a field, ``shares``, to ``InstancePayload``: eleven classes inherit it, and each of
them needed another VERSION, a line in its history and another hash in the table of a test. Here the
field is taken out, so that the table is that of before (Nova 30 has the same entries); then the
project adopts the plugin, and the change is made again, first honestly and then not.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Final

import pytest

import corpora
import helpers
import repositories
from helpers import Run
from repositories import commit, git

pytestmark = pytest.mark.integration

MODULE: Final = "nova/notifications/objects/instance.py"
SENDER: Final = "nova/compute/utils.py"
ALLOWLIST: Final = "nova/rpc.py"
CONSTANT: Final = "LegacyValidatingNotifier.allowed_legacy_notification_event_types"
TABLE: Final = "nova/tests/unit/notifications/objects/test_notification.py"
LINTED: Final = (MODULE, SENDER, ALLOWLIST)
AGAINST: Final = "--notifications-against=main"

FIELD: Final = "        'shares': fields.ListOfObjectsField('SharePayload', nullable=True),\n"
BUMPED: Final = re.compile(
    r" +# Version (?P<major>\d+)\.(?P<minor>\d+): Add shares.*\n"
    r"(?P<version> +VERSION = )'(?P=major)\.(?P=minor)'\n"
)
CLASS: Final = re.compile(r"^class (\w+)\(", re.MULTILINE)
#: Came later, with the field in it from its first version on.
LATER: Final = "InstanceActionSharePayload"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def versions(text: str) -> dict[str, str]:
    """The VERSION that each class of a module assigns."""
    parts = CLASS.split(text)[1:]
    found = {
        name: re.search(r"^    VERSION = '(.*)'$", body, re.MULTILINE)
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }
    return {name: match[1] for name, match in found.items() if match}


def without_shares(text: str) -> str:
    """The module of payload classes as it was before the change."""
    start = text.index(f"class {LATER}(")
    start, end = text.rindex("\n@", 0, start), text.index("\n@", start)
    text = text[:start] + text[end:]
    lowered, count = BUMPED.subn(
        lambda found: f"{found['version']}'{found['major']}.{int(found['minor']) - 1}'\n", text
    )
    assert count == 11
    return lowered.replace(FIELD, "")


class Story:
    """The repository, with its branch ``main`` before the change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        corpora.copy_part_of_nova(root)
        self.own_module = (root / MODULE).read_text(encoding="utf-8")
        self.own_table = (root / TABLE).read_text(encoding="utf-8")
        before = without_shares(self.own_module)
        (root / MODULE).write_text(before, encoding="utf-8")
        self.classes = sorted(
            name
            for name, version in versions(before).items()
            if version != versions(self.own_module)[name]
        )
        assert len(self.classes) == 11
        entries, then = (corpora.notification_table(corpora.nova(major)) for major in (34, 30))
        edit(root / TABLE, f"    '{LATER}': '{entries[LATER]}',\n", "")
        for name in self.classes:
            edit(root / TABLE, f"'{entries[name]}'", f"'{then[name]}'")
        repositories.create(root, {".gitignore": "__pycache__/\n.flake8_notifications_cache/\n"})

    def start(self, branch: str) -> None:
        git(self.root, "checkout", "--quiet", "-b", branch, "main")

    def flake8(self, *arguments: str) -> Run:
        return self._run("flake8", "--select=NTF", *arguments, *LINTED)

    def command(self, *arguments: str) -> Run:
        return self._run("flake8-notifications", *arguments)

    def _run(self, program: str, *arguments: str) -> Run:
        result = helpers.run_tool(self.root, program, *arguments)
        return Run(result.returncode, result.stdout + result.stderr)

    def assert_silent(self, *arguments: str) -> None:
        assert self.flake8(*arguments) == (0, "")
        assert self.command("check", *arguments) == (0, "")
        assert self.command("fingerprints", "--check", *arguments).status == 0

    def add_shares(self) -> None:
        """The change: one line."""
        anchor = "        'locked_reason': fields.StringField(nullable=True),\n"
        edit(self.root / MODULE, anchor, anchor + FIELD)


def adopt(story: Story) -> None:
    """One command; what Nova sends beside its own list is let stay."""
    made = story.command("init", "--write", "--allow-unlisted")
    assert made.status == 0, made.output
    assert f"{TABLE}::notification_object_data" in made.output
    assert f"{ALLOWLIST}::{CONSTANT}" in made.output
    assert git(story.root, "status", "--short").split() == ["M", ALLOWLIST, "??", "setup.cfg"]
    git(story.root, "checkout", "--quiet", "-b", "adopt")
    commit(story.root)
    story.assert_silent(AGAINST)
    git(story.root, "branch", "--force", "main")


def allow(story: Story, *event_types: str) -> None:
    start = "    allowed_legacy_notification_event_types = [\n"
    lines = "".join(f"        '{each}',\n" for each in event_types)
    edit(story.root / ALLOWLIST, start, start + lines)


def test_the_story(tmp_path: Path) -> None:
    story = Story(tmp_path / "nova")
    adopt(story)
    story.assert_silent()

    honest(story)
    pastes_the_hashes(story)
    extends_the_allowlist(story)


def honest(story: Story) -> None:
    story.start("honest")
    story.add_shares()
    before = (story.root / MODULE).read_text(encoding="utf-8")
    assert_all_are_reported(story, story.flake8(AGAINST))
    assert {each.code for each in story.flake8().findings} == {"NTF201"}

    raised = story.command("bump")
    assert raised.status == 0, raised.output
    assert {each.code for each in story.flake8(AGAINST).findings} == {"NTF203"}
    recorded = story.command("fingerprints")
    assert recorded.status == 0, recorded.output

    commit(story.root)
    story.assert_silent(AGAINST)
    story.assert_silent()
    module = (story.root / MODULE).read_text(encoding="utf-8")
    own = versions(story.own_module)
    assert versions(module) == {name: own[name] for name in own if name != LATER}
    assert_only_versions_differ(story, before, module)
    changes_again(story)
    # The class that came later is all that is missing from Nova's own table.
    (story.root / MODULE).write_text(story.own_module, encoding="utf-8")
    assert story.flake8(AGAINST).codes == ["NTF204"]
    assert story.command("fingerprints", AGAINST).status == 0
    table = (story.root / TABLE).read_text(encoding="utf-8")
    assert sorted(table.split("\n")) == sorted(story.own_table.split("\n"))
    git(story.root, "checkout", "--quiet", ".")


def changes_again(story: Story) -> None:
    """A second commit of the branch: the classes have got their bump."""
    edit(story.root / MODULE, FIELD, FIELD + FIELD.replace("shares", "former_shares"))
    assert {each.code for each in story.flake8().findings} == {"NTF201"}
    found = story.flake8(AGAINST).findings
    assert {each.message.split("'")[1] for each in found} == set(story.classes)
    assert {each.code for each in found} == {"NTF203"}
    assert story.command("bump", AGAINST).output == "no class needs a higher VERSION\n"
    assert story.command("fingerprints", AGAINST).status == 0
    story.assert_silent(AGAINST)
    git(story.root, "checkout", "--quiet", ".")


def assert_only_versions_differ(story: Story, before: str, after: str) -> None:
    """Each class got one line of history, and another VERSION; nothing else moved."""
    own = versions(story.own_module)
    lines = [
        line
        for line in difflib.ndiff(before.split("\n"), after.split("\n"))
        if line.startswith(("+ ", "- "))
    ]
    added = sorted(line[2:] for line in lines if line.startswith("+ "))
    assert added == sorted(
        [f"    VERSION = '{own[name]}'" for name in story.classes]
        + [f"    # Version {own[name]}: Added 'shares' field" for name in story.classes]
    )
    assert all(line.startswith("-     VERSION = ") for line in lines if line[0] == "-")


def assert_all_are_reported(story: Story, found: Run) -> None:
    assert sorted((each.code, each.message.split("'")[1]) for each in found.findings) == [
        ("NTF201", name) for name in story.classes
    ]
    for each in found.findings:
        assert "field 'shares' added (List[Object[SharePayload]], nullable)" in each.message


def pastes_the_hashes(story: Story) -> None:
    """As it was done to ImageMetaPropsPayload in the Nova 29 cycle."""
    story.start("paste")
    story.add_shares()
    assert story.command("fingerprints").status == 1
    pasted = story.command("fingerprints", *(f"--accept={name}" for name in story.classes))
    assert pasted.status == 0, pasted.output
    commit(story.root)

    story.assert_silent()
    for found in (story.flake8(AGAINST), story.command("check", AGAINST)):
        assert found.status == 1
        assert_all_are_reported(story, found)
        for each in found.findings:
            assert each.message.endswith(
                f"; updating the table notification_object_data in {TABLE} is not enough"
            )
    assert story.command("fingerprints", AGAINST).status == 1


def extends_the_allowlist(story: Story) -> None:
    event_type = "compute.instance.share_attach"
    story.start("extend")
    text = (story.root / SENDER).read_text(encoding="utf-8")
    text += (
        "\n\ndef notify_about_share(context, payload):\n"
        f"    rpc.get_notifier('compute').info(context, '{event_type}', payload)\n"
    )
    (story.root / SENDER).write_text(text, encoding="utf-8")
    assert story.flake8().codes == ["NTF101"]
    allow(story, event_type)
    commit(story.root)

    story.assert_silent()
    for found in (story.flake8(AGAINST), story.command("check", AGAINST)):
        assert found.status == 1
        (only,) = found.findings
        assert (only.path, only.line, only.code) == (SENDER, text.count("\n"), "NTF101")
        assert only.message.startswith(
            f"'{event_type}' is a legacy notification whose entry on the allowlist is new, added "
            "since main (via "
        )
