"""Classes whose names are not on the wire, and whose modules are called otherwise from now on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

import helpers
import repositories

EVENTS: Final = """\
from pydantic import BaseModel


class Event(BaseModel):
    id: int


class Place(BaseModel):
    rack: str


class OrderPaid(Event):
    place: Place
    note: str


class OrderGone(Event):
    note: str
"""
MORE: Final = """\
from {events} import Event, Place


class OrderPaid(Event):
    place: Place
    note: str


class OrderGone(Event):
    note: str


class Moved(Event):
    place: Place
"""
NAMES: Final = ("OrderGone", "OrderPaid", "Place")
AGAINST: Final = "--notifications-against=main"


def configuration(base: str) -> str:
    return (
        f"[flake8]\nnotifications-payload-bases = {base}\nnotifications-version-attribute = none\n"
    )


#: The files before and after, each with the dotted name of the module of events.
MOVES: Final = {
    "a package comes": (
        {"app/shop/__init__.py": "", "app/shop/events.py": EVENTS}, "shop.events",
        {"app/__init__.py": "", "app/shop/__init__.py": "", "app/shop/events.py": EVENTS},
        "app.shop.events",
    ),
    "a package goes": (
        {"app/__init__.py": "", "app/shop/__init__.py": "", "app/shop/events.py": EVENTS},
        "app.shop.events",
        {"app/shop/__init__.py": "", "app/shop/events.py": EVENTS}, "shop.events",
    ),
    "a directory is renamed": (
        {"shop/__init__.py": "", "shop/events.py": EVENTS,
         "shop/more.py": MORE.format(events="shop.events")}, "shop.events",
        {"store/__init__.py": "", "store/events.py": EVENTS,
         "store/more.py": MORE.format(events="store.events")}, "store.events",
    ),
    "a module becomes a package": (
        {"shop/__init__.py": "", "shop/events.py": EVENTS}, "shop.events",
        {"shop/__init__.py": "", "shop/events/__init__.py": "", "shop/events/all.py": EVENTS},
        "shop.events.all",
    ),
}  # fmt: skip


def moved(root: Path, form: str) -> tuple[str, str]:
    """A project with a record from before a move, and its modules of events before and after."""
    before, old, after, new = MOVES[form]
    repositories.create(root)
    helpers.write(root, {**before, ".flake8": configuration(f"{old}.Event")})
    (root / ".gitignore").write_text(".flake8_notifications_cache\n")
    helpers.record(root)
    repositories.commit(root)
    repositories.git(root, "checkout", "--quiet", "-b", "feature")
    for path in before:
        (root / path).unlink()
    helpers.write(root, {**after, ".flake8": configuration(f"{new}.Event")})
    return old, new


def recorded(root: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((root / helpers.FILE).read_text())["payloads"]
    return found


@pytest.mark.parametrize("against", [[], [AGAINST]], ids=["now", "against"])
@pytest.mark.parametrize("form", MOVES)
class TestMoved:
    def test_is_one_finding(self, form: str, against: list[str], tmp_path: Path) -> None:
        old, new = moved(tmp_path, form)
        more = len(recorded(tmp_path)) - 1

        (found,) = helpers.command(tmp_path, "check", *against).findings

        assert (found.code, found.message) == (
            "NTF203",
            f"'Place' and {more} more classes have moved since the fingerprint file was written: "
            f"'{old}.Place' is '{new}.Place' now: run 'flake8-notifications fingerprints'",
        )
        assert helpers.flake8(tmp_path, *against).codes == ["NTF203"]

    def test_is_recorded(self, form: str, against: list[str], tmp_path: Path) -> None:
        old, new = moved(tmp_path, form)
        names = [*recorded(tmp_path)]

        result = helpers.command(tmp_path, "fingerprints", *against)

        assert result.status == 0, result.output
        start = {"a directory is renamed": ("shop.", "store.")}.get(form, (old, new))
        assert result.lines[:-1] == sorted(
            f"moved {name} to {name.replace(*start)}" for name in names
        )
        assert helpers.command(tmp_path, "check", *against).findings == []
        assert helpers.command(tmp_path, "fingerprints", "--check").status == 0
        repositories.commit(tmp_path)
        assert helpers.command(tmp_path, "check", AGAINST).findings == []

    def test_hides_no_change(self, form: str, against: list[str], tmp_path: Path) -> None:
        old, _ = moved(tmp_path, form)
        path = next(
            tmp_path / name for name in MOVES[form][2] if name.endswith(("events.py", "all.py"))
        )
        path.write_text(path.read_text().replace("note: str", "note: int", 1))
        wanted = (
            "NTF210",
            f"'OrderPaid' (moved from '{old}.OrderPaid') changed incompatibly"
            f"{' since main' if against else ''} and has no version: field 'note': type str → int",
        )

        for _ in range(2):
            codes = {}
            for each in helpers.command(tmp_path, "check", *against).findings:
                codes.setdefault(each.code, []).append(each.message)
            (message,) = codes.pop(wanted[0])
            assert message.startswith(wanted[1])
            assert set(codes) <= {"NTF203"}
            assert helpers.command(tmp_path, "fingerprints", *against).status == 1
        # All but that one are where they are now.
        assert codes == {}


def test_what_holds_a_class_that_moves_does_not_change(tmp_path: Path) -> None:
    """The name of its module is in the types of those fields, and not on the wire."""
    files = {
        "shop/__init__.py": "",
        "shop/places.py": "from pydantic import BaseModel\n\n\n"
        "class Place(BaseModel):\n    a: int\n",
        "shop/events.py": EVENTS.replace(
            "class Place(BaseModel):\n    rack: str\n", "from shop.places import Place\n"
        ),
    }
    helpers.write(tmp_path, {**files, ".flake8": configuration("shop.events.Event")})
    helpers.record(tmp_path)
    (tmp_path / "shop/places.py").rename(tmp_path / "shop/spots.py")
    path = tmp_path / "shop/events.py"
    path.write_text(path.read_text().replace("shop.places", "shop.spots"))

    (found,) = helpers.command(tmp_path, "check").findings
    result = helpers.command(tmp_path, "fingerprints")

    assert (found.code, found.message) == (
        "NTF203",
        "'Place' has moved since the fingerprint file was written: 'shop.places.Place' is "
        "'shop.spots.Place' now: run 'flake8-notifications fingerprints'",
    )
    assert result.lines[0] == "moved shop.places.Place to shop.spots.Place"
    assert result.status == 0
    assert helpers.command(tmp_path, "check").findings == []


def test_a_class_of_the_same_name_with_other_fields_is_no_move(tmp_path: Path) -> None:
    one = "from shop.events import Event\n\n\nclass Thing(Event):\n    a: int\n"
    files = {"shop/__init__.py": "", "shop/events.py": EVENTS, "shop/one.py": one}
    helpers.write(tmp_path, {**files, ".flake8": configuration("shop.events.Event")})
    helpers.record(tmp_path)
    (tmp_path / "shop/one.py").unlink()
    (tmp_path / "shop/two.py").write_text(one.replace("a: int", "b: str"))

    assert "NTF210" in helpers.command(tmp_path, "check").codes
