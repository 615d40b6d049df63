"""Which vocabulary messages use: that of oslo only where the project has something of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import helpers
from flake8_notifications.rules.catalogue import OF_EVENTS, RULES

NOTIFIERS: Final = "notifications-notifiers = shop.bus.publish:0\n"
REPLACEMENT: Final = "notifications-replacement =\n    an event class\n    of shop.events\n"
ALLOWLIST: Final = "notification-allowlist.txt"
FILES: Final = {
    "shop/__init__.py": "",
    "shop/bus.py": "def publish(event_type, body=None):\n    print(event_type, body)\n",
    "shop/orders.py": (
        "from shop.bus import publish\n\n\n"
        "def create(order):\n"
        "    publish('order.crated')\n"
        "    publish('order.%s' % order.state)\n"
        "    publish('order.sent')\n"
    ),
    ALLOWLIST: "order.created\norder.*.end\n",
}
#: What only projects with something of oslo have.
FOREIGN: Final = re.compile("legacy|versioned|oslo", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"#?legacy-[\w.-]*|unversioned")
#: Of each kind of thing by which a project has something of oslo, a file.
OSLO: Final = {
    "notifier": "import oslo_messaging\n\nNOTIFIER = oslo_messaging.Notifier(None)\n",
    "payloads": "from oslo_versionedobjects import base\n",
    "old name": "from oslo import messaging  # oslo.messaging\n",
}


def shop(root: Path, section: str = NOTIFIERS, **further: str) -> Path:
    files = {f"shop/{name}.py": text for name, text in further.items()}
    return helpers.write(root, {".flake8": f"[flake8]\n{section}", **FILES, **files})


def outputs(root: Path) -> Iterator[tuple[str, str]]:
    """All that a project is told, by what tells it."""
    yield "flake8", helpers.flake8(root).output
    for arguments in (
        ["check"], ["check", "--format=json"], ["check", "--format=github"],
        ["allowlist"], ["emissions"], ["init"], ["init", "--allow-unlisted"],
        *(["explain", code] for code in OF_EVENTS),
    ):  # fmt: skip
        yield " ".join(arguments), helpers.command(root, *arguments).output
    for form in ("md", "rst", "html", "asyncapi"):
        # Where the kind of a section is part of an anchor, it stays what it is.
        text = helpers.command(root, "catalog", f"--format={form}").output
        yield f"catalog {form}", _ANCHOR.sub("", text)


@pytest.mark.parametrize("section", ["", REPLACEMENT])
@pytest.mark.parametrize("has_allowlist", [False, True])
def test_a_project_without_oslo_hears_nothing_of_it(
    section: str, has_allowlist: bool, tmp_path: Path
) -> None:
    shop(tmp_path, NOTIFIERS + section)
    if not has_allowlist:
        (tmp_path / ALLOWLIST).unlink()
    found = dict(outputs(tmp_path))

    assert "NTF101" in found["flake8"]
    assert {
        name: FOREIGN.findall(text) for name, text in found.items() if FOREIGN.search(text)
    } == {}


def test_sarif_describes_the_rules_on_events_in_the_same_words(tmp_path: Path) -> None:
    output = helpers.command(shop(tmp_path), "check", "--format=sarif").output
    rules = json.loads(output)["runs"][0]["tool"]["driver"]["rules"]

    assert [each["id"] for each in rules] == list(RULES)
    told = [json.dumps(each) for each in rules if each["id"] in OF_EVENTS]
    assert not any(map(FOREIGN.search, told))


@pytest.mark.parametrize(
    ("section", "advice"),
    [
        ("", "did you mean 'order.created'?"),
        (
            REPLACEMENT,
            "did you mean 'order.created'? If not, send an event class of shop.events instead",
        ),
    ],
)
def test_what_to_send_instead_is_said_only_if_somebody_names_it(
    section: str, advice: str, tmp_path: Path
) -> None:
    messages = [
        each.message for each in helpers.flake8(shop(tmp_path, NOTIFIERS + section)).findings
    ]

    assert f"'order.crated' is an event that is not on the allowlist: {advice}" in messages
    instead = ": send an event class of shop.events instead" if section else ""
    assert f"'order.sent' is an event that is not on the allowlist{instead}" in messages


@pytest.mark.parametrize("text", OSLO.values(), ids=OSLO)
def test_a_project_with_oslo_is_spoken_to_as_ever(text: str, tmp_path: Path) -> None:
    root = shop(tmp_path, old=text)
    messages = [each.message for each in helpers.flake8(root).findings]

    assert (
        "'order.sent' is a legacy notification that is not on the allowlist: "
        "send a versioned notification instead"
    ) in messages
    assert helpers.command(root, "explain", "NTF101").lines[0].endswith("not-allowed")
    assert "legacy" in helpers.command(root, "explain", "NTF101").output


def test_a_replacement_is_named_in_a_project_with_oslo_as_well(tmp_path: Path) -> None:
    root = shop(tmp_path, NOTIFIERS + REPLACEMENT, old=OSLO["notifier"])
    messages = [each.message for each in helpers.flake8(root).findings]

    assert (
        "'order.sent' is a legacy notification that is not on the allowlist: "
        "send an event class of shop.events instead"
    ) in messages


def test_what_sends_by_its_name_alone_is_a_notifier_of_oslo(tmp_path: Path) -> None:
    source = "def run(notifier, context):\n    notifier.info(context, 'a.b', {})\n"
    root = helpers.write(tmp_path, {"shop/__init__.py": "", "shop/run.py": source})

    assert "'a.b' is a legacy notification that" in helpers.flake8(root).output


def test_a_new_allowlist_says_what_it_lists(tmp_path: Path) -> None:
    for name, further in (("events", {}), ("oslo", {"old": OSLO["payloads"]})):
        root = shop(tmp_path / name, **further)
        (root / ALLOWLIST).unlink()
        assert helpers.command(root, "allowlist", "--init").status == 0
        first = (root / ALLOWLIST).read_text().split("\n")[0]
        assert (
            first
            == {
                "events": "# Events that may be sent. A new one is for reviewers to decide on.",
                "oslo": "# Legacy notifications that may stay. New ones do not belong here.",
            }[name]
        )


def test_a_change_of_words_is_not_answered_from_the_cache(tmp_path: Path) -> None:
    root = shop(tmp_path)
    assert "an event that" in helpers.flake8(root).output
    helpers.write(root, {".flake8": f"[flake8]\n{NOTIFIERS}", "shop/old.py": OSLO["payloads"]})
    assert "a legacy notification that" in helpers.flake8(root).output
    (root / "shop" / "old.py").unlink()
    helpers.write(root, {".flake8": f"[flake8]\n{NOTIFIERS}{REPLACEMENT}"})
    assert "send an event class of shop.events instead" in helpers.flake8(root).output


def test_explain_works_where_the_configuration_cannot_be_read(tmp_path: Path) -> None:
    helpers.write(tmp_path, {".flake8": "[flake8]\nnotifications-xyz = 1\n"})
    assert helpers.command(tmp_path, "explain", "NTF101").status == 0


def test_a_replacement_is_one_line_that_can_be_printed(tmp_path: Path) -> None:
    root = shop(tmp_path, f"{NOTIFIERS}notifications-replacement = an\x1b[1m event\n  class\n")
    (message,) = [each.message for each in helpers.flake8(root).findings if "sent" in each.message]

    assert message.endswith(": send an\\x1b[1m event class instead")


def test_events_have_no_priorities(tmp_path: Path) -> None:
    output = helpers.command(shop(tmp_path), "emissions").output

    assert "shop/orders.py:5:5: 'order.crated'\n" in output
    assert "priority" not in output
