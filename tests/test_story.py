"""The story of a change, played on a git repository made from a part of Nova 34.0.0.

Nova once added a field, ``shares``, to ``InstancePayload``: eleven classes inherit it, and each of
them needed another VERSION, a line in its history and another hash in the table of a test. Here the
field is taken out, so that the table is that of before (Nova 30 has the same entries); then the
project adopts the plugin, and the change is made again, first honestly and then not. A second story
is what git does to such changes: merges, rebases, reverts, picks, renames and deletions.
"""

from __future__ import annotations

import difflib
import re
import subprocess
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
LIST: Final = f"{ALLOWLIST}::{CONSTANT}"
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
        corpora.copy_payload_part_of_nova(root)
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
        # This part of Nova has no samples, and sends a tenth of what the list allows.
        files = {
            ".gitignore": "__pycache__/\n.flake8_notifications_cache/\n",
            "setup.cfg": "[flake8]\nextend-ignore = NTF3\n",
        }
        helpers.write(root, {"setup.cfg": files["setup.cfg"]})
        (root / helpers.CONFIG).unlink()
        self._drop_what_nothing_sends()
        repositories.create(root, files)

    def _drop_what_nothing_sends(self) -> None:
        said = self.command("allowlist", "--prune", f"--notifications-allowlist={LIST}").output
        unsent = {int(line) for line in re.findall(rf"\({ALLOWLIST}:(\d+)\)$", said, re.MULTILINE)}
        assert unsent
        lines = (self.root / ALLOWLIST).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for number, line in enumerate(lines, 1) if number not in unsent]
        (self.root / ALLOWLIST).write_text("".join(kept), encoding="utf-8")

    def start(self, branch: str) -> None:
        git(self.root, "checkout", "--quiet", "-b", branch, "main")

    def flake8(self, *arguments: str) -> Run:
        # Not NTF105: who calls the senders is in the rest of Nova.
        select = "NTF101,NTF102,NTF103,NTF104,NTF106,NTF2"
        return helpers.flake8(self.root, *arguments, *LINTED, select=select)

    def command(self, *arguments: str) -> Run:
        return helpers.command(self.root, *arguments)

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
    assert LIST in made.output
    assert git(story.root, "status", "--short").split() == ["M", ALLOWLIST, "M", "setup.cfg"]
    git(story.root, "checkout", "--quiet", "-b", "adopt")
    commit(story.root)
    story.assert_silent(AGAINST)
    git(story.root, "branch", "--force", "main")


def allow(story: Story, *event_types: str) -> None:
    start = "    allowed_legacy_notification_event_types = [\n"
    lines = "".join(f"        '{each}',\n" for each in event_types)
    edit(story.root / ALLOWLIST, start, start + lines)


@pytest.mark.nightly
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


@pytest.mark.nightly
def test_what_git_makes_of_changes(tmp_path: Path) -> None:
    """Whatever it is, in the end the record is what the code says, and CI agrees."""
    story = Story(tmp_path / "nova")
    adopt(story)
    start = git(story.root, "rev-parse", "main").strip()

    merge_of_two_branches(story, start)
    rebase(story, start)
    revert(story)
    cherry_pick(story, start)
    rename(story)
    deletion(story)


def add_field(story: Story, name: str) -> None:
    anchor = "        'locked_reason': fields.StringField(nullable=True),\n"
    line = f"        '{name}': fields.StringField(nullable=True),\n"
    edit(story.root / MODULE, anchor, anchor + line)


def change(story: Story, branch: str, start: str, name: str) -> None:
    """A branch that adds a field and does all that is asked of it."""
    git(story.root, "checkout", "--quiet", "-b", branch, start)
    add_field(story, name)
    raised = story.command("bump", "--record")
    assert raised.status == 0, raised.output
    commit(story.root)


def conflict(story: Story, *command: str) -> None:
    """Take both files from the branch that is merged, rebased or picked onto."""
    with pytest.raises(subprocess.CalledProcessError):
        git(story.root, *command)
    said = story.command("fingerprints")
    assert said.status == 1
    assert "unresolved merge conflict: take the entries of the branch that you merge" in said.output
    git(story.root, "checkout", "--quiet", "--ours", "--", MODULE, TABLE)


def current(story: Story, name: str) -> str:
    return versions((story.root / MODULE).read_text(encoding="utf-8"))[name]


def history(story: Story) -> list[str]:
    """What the first of the classes says of its versions, from the last one back."""
    text = (story.root / MODULE).read_text(encoding="utf-8")
    body = text.partition(f"class {story.classes[0]}(")[2].partition("\nclass ")[0]
    return re.findall(r"# Version (.*)", body)[::-1]


def merge_of_two_branches(story: Story, start: str) -> None:
    before = current(story, story.classes[0])
    change(story, "first", start, "alpha")
    first = current(story, story.classes[0])
    change(story, "second", start, "omega")
    assert current(story, story.classes[0]) == first
    git(story.root, "checkout", "--quiet", "main")
    git(story.root, "merge", "--quiet", "--ff-only", "first")

    conflict(story, "merge", "--quiet", "--no-edit", "second")
    add_field(story, "omega")
    assert {each.code for each in story.flake8("--notifications-against=first").findings} == {
        "NTF201"
    }
    raised = story.command("bump", "--record", "--notifications-against=first")
    assert raised.status == 0, raised.output
    commit(story.root)

    major, minor = map(int, before.split("."))
    assert history(story)[:2] == [
        f"{major}.{minor + 2}: Added 'omega' field",
        f"{major}.{minor + 1}: Added 'alpha' field",
    ]
    for against in ("--notifications-against=first", "--notifications-against=second"):
        story.assert_silent(against)


def rebase(story: Story, start: str) -> None:
    change(story, "third", start, "sigma")
    conflict(story, "rebase", "--quiet", "main")
    add_field(story, "sigma")
    assert story.command("bump", "--record").status == 0
    git(story.root, "add", "--all")
    git(story.root, "-c", "core.editor=true", "rebase", "--continue")

    story.assert_silent(AGAINST)
    assert [each.partition(": ")[2] for each in history(story)[:3]] == [
        "Added 'sigma' field",
        "Added 'omega' field",
        "Added 'alpha' field",
    ]
    git(story.root, "branch", "--force", "main")


def revert(story: Story) -> None:
    """Of a bump that was released: its VERSION is taken."""
    story.start("revert")
    released = current(story, story.classes[0])
    git(story.root, "revert", "--no-edit", "HEAD")
    assert {each.code for each in story.flake8(AGAINST).findings} == {"NTF206"}
    raised = story.command("bump", "--record", AGAINST)
    assert raised.status == 0, raised.output
    commit(story.root)

    story.assert_silent(AGAINST)
    major = int(released.split(".")[0])
    assert current(story, story.classes[0]) == f"{major + 1}.0"
    assert history(story)[0] == f"{major + 1}.0: Removed 'sigma' field"


def cherry_pick(story: Story, start: str) -> None:
    """To a stable branch, whose next VERSION is taken on the main branch."""
    git(story.root, "checkout", "--quiet", "-b", "stable", start)
    git(story.root, "checkout", "--quiet", "-b", "backport", start)
    conflict(story, "cherry-pick", "third")
    add_field(story, "sigma")
    text = (story.root / MODULE).read_text(encoding="utf-8")
    for name in story.classes:
        text = re.sub(rf"(class {name}\((?:.*\n)*?    VERSION = '[\d.]+)'", r"\1.1'", text, count=1)
    (story.root / MODULE).write_text(text, encoding="utf-8")
    against = "--notifications-against=stable"
    recorded = story.command("fingerprints", against)
    assert recorded.status == 0, recorded.output
    commit(story.root)
    story.assert_silent(against)


def rename(story: Story) -> None:
    story.start("rename")
    path = story.root / MODULE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("InstanceActionResizePrepPayload", "InstanceActionPrepPayload"))
    # What is sent has another class in its field now.
    raised = story.command("bump", "--record", AGAINST)
    assert raised.status == 0
    assert "InstanceActionResizePrepNotification 1.0 → 2.0" in raised.output
    commit(story.root)
    story.assert_silent(AGAINST)

    edit(path, "        'new_flavor': fields.ObjectField('FlavorPayload', nullable=True)\n", "")
    (found,) = story.flake8(AGAINST).findings
    assert found.message.startswith(
        "'InstanceActionPrepPayload' (renamed from 'InstanceActionResizePrepPayload') changed "
        "since main and VERSION is still "
    )
    assert "field 'new_flavor' removed" in found.message
    assert story.command("bump", "--record", AGAINST).status == 0
    story.assert_silent(AGAINST)
    git(story.root, "checkout", "--quiet", ".")


def deletion(story: Story) -> None:
    story.start("deletion")
    path = story.root / MODULE
    text = path.read_text(encoding="utf-8")
    name = "InstanceActionResizePrepPayload"
    start = text.rindex("\n@", 0, text.index(f"class {name}("))
    path.write_text(text[:start] + text[text.index("\n@", text.index(f"class {name}(")) :])
    assert f"not dropped: NTF205 '{name}'" in story.command("fingerprints", AGAINST).output
    assert story.command("fingerprints", AGAINST, f"--accept={name}").status == 0
    commit(story.root)
    assert story.command("check", AGAINST).codes == ["NTF205"]
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n# {name} is no more: nobody reads it.  # noqa: NTF205\n")
    assert story.command("check", AGAINST) == (0, "")
