"""``flake8-notifications samples``: text is edited, and only what has to be."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
import sample_service
from repositories import commit, git
from sample_service import PAYLOADS, SAMPLES, order_data, sample, shown, text_of

START: Final = "order-start.json"
END: Final = "order-end.json"
COMMON: Final = "common/OrderPayload.json"


def old_order(**data: Any) -> dict[str, Any]:
    """An order of version 1.0, which had no tags."""
    found = {**order_data(), **data}
    del found["tags"]
    return shown("OrderPayload", "1.0", found)


def text_at(root: Path, file: str) -> str:
    return (root / SAMPLES / file).read_bytes().decode()


class TestStale:
    def test_samples_get_the_version_and_the_new_field(self, tmp_path: Path) -> None:
        before = text_of(sample(old_order()))
        root = sample_service.write_sender(tmp_path, {START: before, END: sample(old_order())})

        result = helpers.command(root, "samples")

        assert result.lines == [
            "svc/payloads.py:31: OrderPayload: samples 1.0 → 1.1",
            "2 files updated, 0 made: look at the values that were made up",
        ]
        assert result.status == 0
        head = '"svc_object.version": "%s",\n        "svc_object.data": {\n            "uuid"'
        tail = '"states": [\n                "a"\n            ]'
        wanted = before.replace(head % "1.0", head % "1.1")
        assert text_at(root, START) == wanted.replace(tail, f'{tail},\n            "tags": []')
        again = helpers.command(root, "samples")
        said = "no sample is stale; 1 of what is sent has none and gets one with --init"
        assert (again.lines, again.status) == ([said], 0)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ('{"a": 1,\n "states": []}', '{"a": 1,\n "states": [],\n "tags": []}'),
            ('{"states": []}', '{"states": [], "tags": []}'),
            ('{"states":[]  }', '{"states":[], "tags":[]  }'),
            ("{\r\n\t\"states\" : []\r\n}", '{\r\n\t"states" : [],\r\n\t"tags" : []\r\n}'),
            ("{}", '{\n    "tags": []\n}'),
        ],
    )  # fmt: skip
    def test_fields_are_written_as_those_before_them(
        self, before: str, after: str, tmp_path: Path
    ) -> None:
        around = text_of(sample(shown("OrderPayload", "1.0", "@")))
        data = before.replace('"a"', '"uuid"').replace(": 1", ': "1"')
        wanted = after.replace('"a"', '"uuid"').replace(": 1", ': "1"')
        if before == "{}":
            wanted = '{\n            "tags": []\n        }'
        if "\r" in before:
            around = around.replace("\n", "\r\n")
        root = sample_service.write_sender(
            tmp_path, {START: around.replace('"@"', data), END: sample(current())}
        )

        assert helpers.command(root, "samples").status == 0

        assert text_at(root, START) == around.replace('"@"', wanted).replace('"1.0"', '"1.1"')

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_bytes_that_are_not_touched_stay(self, mark: bytes, tmp_path: Path) -> None:
        odd = '{"event_type":"order.start",\r\n"priority" : "INFO","publisher_id":"\\u00e9é\\/",'
        odd += '"payload":' + json.dumps(old_order(count=10**30)) + ',\r\n "nan": NaN}\n\n'
        root = sample_service.write_sender(
            tmp_path, {START: mark + odd.encode(), END: sample(current())}
        )

        assert helpers.command(root, "samples").status == 0

        wanted = odd.replace('"svc_object.version": "1.0"', '"svc_object.version": "1.1"', 1)
        wanted = wanted.replace('"states": ["a"]', '"states": ["a"], "tags": []')
        assert (root / SAMPLES / START).read_bytes() == mark + wanted.encode()

    def test_a_field_goes_where_its_class_is_shown(self, tmp_path: Path) -> None:
        """All who refer to it show it then."""
        files = {
            START: sample({"$ref": f"{COMMON}#", "svc_object.data": {"count": 2}}),
            END: sample(
                {
                    "$ref": COMMON,
                    "svc_object.name": "PaidOrderPayload",
                    "svc_object.version": "1.0",
                    "svc_object.data": {"amount": 1},
                }
            ),
            COMMON: old_order(),
        }
        payloads = PAYLOADS.replace(
            "    # Version 1.0: Initial version\n    VERSION = '1.0'\n    fields = {'amount'",
            "    # Version 1.1: Added 'tags' field\n    VERSION = '1.1'\n    fields = {'amount'",
        )
        sent = sample_service.SENT.replace(
            "@notifying.notification_sample('order-end.json')\n", ""
        ) + (
            "\n\n@notifying.notification_sample('order-end.json')\n"
            "@base.Registry.register\n"
            "class PaidNotification(notifying.NotificationBase):\n"
            "    VERSION = '1.0'\n"
            "    fields = {'payload': fields.ObjectField('PaidOrderPayload')}\n\n\n"
            "def send_paid(context, order):\n"
            "    payload = payloads.PaidOrderPayload(amount=1, tags=order.tags)\n"
            "    PaidNotification(\n"
            "        priority='info', event_type='order.end', payload=payload\n"
            "    ).emit(context)\n"
        )
        root = sample_service.write_sender(tmp_path, files, payloads=payloads, sent=sent)
        start, end, common = (text_at(root, file) for file in (START, END, COMMON))

        result = helpers.command(root, "samples")

        assert result.status == 0, result.output
        assert text_at(root, START) == start
        assert text_at(root, END) == end.replace('"1.0"', '"1.1"')
        assert json.loads(text_at(root, COMMON)) == {
            **json.loads(common),
            "svc_object.version": "1.1",
            "svc_object.data": {**json.loads(common)["svc_object.data"], "tags": []},
        }

    def test_a_version_that_two_classes_share_is_overridden(self, tmp_path: Path) -> None:
        over = {"$ref": COMMON, "svc_object.name": "PaidOrderPayload",
                "svc_object.data": {"amount": 1}}  # fmt: skip
        files = {START: sample(over), END: sample(over), COMMON: current()}
        sent = sample_service.SENT.replace("'OrderPayload'", "'PaidOrderPayload'")
        root = sample_service.write_sender(tmp_path, files, sent=sent)

        assert helpers.command(root, "samples").status == 0

        assert json.loads(text_at(root, COMMON)) == current()
        payload = json.loads(text_at(root, START))["payload"]
        assert payload == {**over, "svc_object.version": "1.0"}

    def test_objects_inside_are_updated(self, tmp_path: Path) -> None:
        payloads = PAYLOADS.replace(
            "    VERSION = '1.0'\n    fields = {'name'",
            "    # Version 1.1: Added name\n    VERSION = '1.1'\n    fields = {'name'",
        )
        inner = shown("ItemPayload", "1.0", {"price": 1})
        order = current(item=inner, items=[inner, inner])
        root = sample_service.write_sender(
            tmp_path, {START: sample(order), END: sample(order)}, payloads=payloads
        )

        assert helpers.command(root, "samples").status == 0

        data = json.loads(text_at(root, START))["payload"]["svc_object.data"]
        new = shown("ItemPayload", "1.1", {"price": 1, "name": "name"})
        assert (data["item"], data["items"]) == (new, [new, new])


def current(**data: Any) -> dict[str, Any]:
    return shown("OrderPayload", "1.1", {**order_data(), **data})


class TestFieldsThatMayNotBeNew:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        order = old_order()
        del order["svc_object.data"]["note"]
        return sample_service.write_sender(tmp_path, {START: sample(order), END: sample(order)})

    def test_are_printed(self, root: Path) -> None:
        result = helpers.command(root, "samples")

        assert result.status == 0
        assert (
            "svc/payloads.py:31: not added to the samples of 'OrderPayload': 'note': nothing says "
            "whether it came after 1.0" in result.lines
        )
        assert '"note"' not in text_at(root, START)

    def test_are_added_on_demand(self, root: Path) -> None:
        assert helpers.command(root, "samples", "--add-missing").status == 0
        assert json.loads(text_at(root, START))["payload"]["svc_object.data"]["note"] is None

    def test_are_looked_up_in_git(self, root: Path) -> None:
        """What the class of that version had is left out on purpose."""
        path = root / "svc/payloads.py"
        now = path.read_text()
        without_comment = now.replace("    # Version 1.1: Added 'tags' field\n", "")
        then = without_comment.replace("VERSION = '1.1'", "VERSION = '1.0'").replace(
            "        'tags': fields.ListOfStringsField(),\n", ""
        )
        path.write_text(then)
        git(root, "init", "--quiet")
        commit(root)
        path.write_text(without_comment)
        commit(root)

        result = helpers.command(root, "samples")

        assert (
            "svc/payloads.py:31: not added to the samples of 'OrderPayload': 'note': 1.0 had it, "
            "and the sample leaves it out" in result.lines
        )
        assert json.loads(text_at(root, START))["payload"]["svc_object.data"]["tags"] == []


class TestOptions:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return sample_service.write_sender(
            tmp_path, {START: sample(old_order()), END: sample(current())}
        )

    @pytest.mark.parametrize(("option", "status"), [("--check", 1), ("--dry-run", 0)])
    def test_nothing_is_written(self, option: str, status: int, root: Path) -> None:
        before = text_at(root, START)

        result = helpers.command(root, "samples", option)

        assert result.status == status
        assert result.lines[0] == f"--- {SAMPLES}/{START}"
        assert '+            "tags": []' in result.lines
        assert text_at(root, START) == before

    def test_check_says_nothing_where_nothing_changes(self, root: Path) -> None:
        helpers.command(root, "samples")
        assert helpers.command(root, "samples", "--check") == (0, "")

    def test_only_what_is_named(self, root: Path) -> None:
        before = text_at(root, START)
        assert helpers.command(root, "samples", "ItemPayload").status == 0
        assert text_at(root, START) == before
        assert helpers.command(root, "samples", "OrderNotification").status == 0
        assert text_at(root, START) != before

    def test_a_name_that_nobody_has(self, root: Path) -> None:
        result = helpers.command(root, "samples", "OrderPaylod")
        assert result.status == 2
        assert "'OrderPaylod': did you mean 'OrderPayload'?" in result.output

    def test_what_is_suppressed_stays(self, root: Path) -> None:
        path = root / "svc/payloads.py"
        path.write_text(path.read_text().replace("VERSION = '1.1'", "VERSION = '1.1'  # noqa"))
        result = helpers.command(root, "samples")
        assert result.lines == [
            "no sample is stale; 1 of what is sent has none and gets one with --init"
        ]

    def test_a_directory_that_is_not_there(self, root: Path) -> None:
        result = helpers.command(root, "samples", "--notifications-samples=nowhere")
        assert result.status == 2
        assert "there is no such directory" in result.output


class TestMissing:
    def test_samples_are_made(self, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: sample(current())})

        result = helpers.command(root, "samples")

        assert result.status == 0, result.output
        assert result.lines == [
            f"svc/sent.py:7: OrderNotification: made {END}",
            "0 files updated, 1 made: look at the values that were made up",
        ]
        made = json.loads(text_at(root, END))
        assert made["event_type"] == "order.end"
        assert (made["priority"], made["publisher_id"]) == ("INFO", "svc:host")
        data = made["payload"]["svc_object.data"]
        assert list(data) == list(order_data())
        assert data["item"] == shown("ItemPayload", "1.0", {"name": "name", "price": 0.0})
        assert text_at(root, END).endswith("\n}\n")
        assert helpers.command(root, "samples").lines == ["no sample is stale or missing"]

    def test_with_shared_objects_where_the_project_has_such(self, tmp_path: Path) -> None:
        start = sample({"$ref": f"{COMMON}#"})
        root = sample_service.write_sender(tmp_path, {START: start, COMMON: current()})

        assert helpers.command(root, "samples").status == 0

        assert json.loads(text_at(root, END))["payload"] == {"$ref": f"{COMMON}#"}

    def test_shared_objects_are_made_as_well(self, tmp_path: Path) -> None:
        files = {"common/ItemPayload.json": sample_service.item(), START: sample(current())}
        root = sample_service.write_sender(tmp_path, files)

        result = helpers.command(root, "samples")

        assert result.lines[-1].startswith("0 files updated, 2 made: ")
        assert json.loads(text_at(root, END))["payload"] == {"$ref": COMMON}
        data = json.loads(text_at(root, COMMON))["svc_object.data"]
        assert data["item"] == {"$ref": "ItemPayload.json"}

    def test_in_a_new_directory(self, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {})

        result = helpers.command(root, "samples")

        assert result.status == 0, result.output
        assert sorted(path.name for path in (root / SAMPLES).iterdir()) == [END, START]
        shown_types = [json.loads(text_at(root, file))["event_type"] for file in (START, END)]
        assert shown_types == ["order.start", "order.end"]

    def test_each_shows_the_event_type_that_its_name_is_made_of(self, tmp_path: Path) -> None:
        """In whatever order the words stand, and whatever other event type looks like the name."""
        shown_types = {
            f"{action}-{noun}-{phase}.json": f"{noun}.{action}.{phase}"
            for noun in ("segment", "host")
            for action in ("create", "update", "delete")
            for phase in ("start", "end")
        }
        sent = sample_service.SENT.replace(
            "('order.start', 'order.end')", repr(tuple(shown_types.values()))
        )
        first, second = (
            f"@notifying.notification_sample('order-{phase}.json')\n" for phase in ("start", "end")
        )
        named = "".join(f"@notifying.notification_sample({file!r})\n" for file in shown_types)
        sent = sent.replace(first + second, named)
        root = sample_service.write_sender(tmp_path, {}, sent=sent)

        assert helpers.command(root, "samples").status == 0

        made = {file: json.loads(text_at(root, file))["event_type"] for file in shown_types}
        assert made == shown_types
        assert helpers.command(root, "samples", "--init").lines == ["no sample is stale or missing"]

    def test_each_with_the_priority_of_what_it_shows(self, tmp_path: Path) -> None:
        sent = sample_service.SENT.replace(
            """priority='info', event_type""",
            """priority='error' if event_type == 'order.end' else 'info', event_type""",
        )
        root = sample_service.write_sender(tmp_path, {}, sent=sent)

        assert helpers.command(root, "samples").status == 0

        made = [json.loads(text_at(root, file)) for file in (START, END)]
        assert [(each["event_type"], each["priority"]) for each in made] == [
            ("order.start", "INFO"),
            ("order.end", "ERROR"),
        ]
        assert not {"NTF304", "NTF305"} & set(helpers.command(root, "check").codes)

    def test_of_two_classes_with_one_name_nothing_is_judged(self, tmp_path: Path) -> None:
        other = """\
from oslo_versionedobjects import fields

from svc import base


@base.Registry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.1'
    fields = {'only': fields.StringField()}
"""
        files = {START: sample(current()), END: {**sample(current()), "event_type": "order.end"}}
        for name in ("aaa", "zzz"):
            root = sample_service.write_sender(tmp_path / name, files, **{name: other})

            found = set(helpers.command(root, "check").codes)

            assert "NTF208" in found
            assert not found & {"NTF302", "NTF303", "NTF304", "NTF305"}


class TestDecorators:
    SENT: Final = sample_service.SENT.replace(
        "@notifying.notification_sample('order-end.json')\n", ""
    )

    def test_are_added_where_a_type_has_no_sample(self, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: sample(current())}, sent=self.SENT)

        result = helpers.command(root, "samples", "--init")

        assert result.status == 0, result.output
        assert result.lines[0] == "svc/sent.py:8: OrderNotification: names order-end.json"
        line = "@notifying.notification_sample('order-end.json')\n"
        head = "@notifying.notification_sample('order-start.json')\n"
        assert (root / "svc/sent.py").read_text() == self.SENT.replace(head, line + head)
        assert json.loads(text_at(root, END))["event_type"] == "order.end"
        again = helpers.command(root, "samples", "--init")
        assert again == (0, "no sample is stale or missing\n")

    def test_alone_where_the_file_is_there(self, tmp_path: Path) -> None:
        end = {**sample(current()), "event_type": "order.end"}
        files = {START: sample(current()), END: end}
        root = sample_service.write_sender(tmp_path, files, sent=self.SENT)

        assert helpers.command(root, "samples", "--init", "OrderNotification").status == 0

        assert text_at(root, END) == text_of(end)
        assert (root / "svc/sent.py").read_text().count("notification_sample") == 2

    def test_without_init_nothing_is_added(self, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: sample(current())}, sent=self.SENT)
        said = "no sample is stale; 1 of what is sent has none and gets one with --init"
        assert helpers.command(root, "samples").lines == [said]

    def test_a_file_of_another_name_is_named_as_it_is(self, tmp_path: Path) -> None:
        end = {**sample(current()), "event_type": "order.end"}
        files = {START: sample(current()), "ends/last.json": end}
        root = sample_service.write_sender(tmp_path, files, sent=self.SENT)

        assert helpers.command(root, "samples", "--init").status == 0

        assert "notification_sample('ends/last.json')" in (root / "svc/sent.py").read_text()
        assert not (root / sample_service.SAMPLES / END).exists()
        assert helpers.command(root, "check", "--select", "NTF3").codes == []

    def test_what_is_no_name_of_a_file(self, tmp_path: Path) -> None:
        sent = self.SENT.replace("'order.end'", "'../svc:order/end'")
        root = sample_service.write_sender(tmp_path, {START: sample(current())}, sent=sent)
        assert helpers.command(root, "samples", "--init").status == 0
        made = json.loads(text_at(root, "--_svc_order_end.json"))
        assert made["event_type"] == "../svc:order/end"

    def test_a_sample_that_is_meant_to_show_it(self, tmp_path: Path) -> None:
        """What it shows is wrong, and that is said; another one would not help."""
        wrong = {**sample(current()), "event_type": "order.edn"}
        root = sample_service.write_sender(tmp_path, {START: sample(current()), END: wrong})
        before = (root / "svc/sent.py").read_text()
        helpers.command(root, "samples", "--init")
        assert (root / "svc/sent.py").read_text() == before

    @pytest.mark.parametrize(("option", "status"), [("--check", 1), ("--dry-run", 0)])
    def test_are_shown(self, option: str, status: int, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: sample(current())}, sent=self.SENT)

        result = helpers.command(root, "samples", "--init", option)

        assert result.status == status
        assert "+@notifying.notification_sample('order-end.json')" in result.lines
        assert (root / "svc/sent.py").read_text() == self.SENT


class TestNotClean:
    def test_nothing_is_written(self, tmp_path: Path) -> None:
        """The file stands for another class that cannot show the field."""
        files = {START: sample(old_order()), END: sample(old_order())}
        payloads = PAYLOADS.replace(
            "'tags': fields.ListOfStringsField()", "'tags': fields.ObjectField('NowherePayload')"
        )
        root = sample_service.write_sender(tmp_path, files, payloads=payloads)
        result = helpers.command(root, "samples")

        assert "no value can be made up: nothing is known of NowherePayload" in result.output
        assert json.loads(text_at(root, START))["payload"]["svc_object.version"] == "1.1"

    def test_what_is_wrong_already_stays(self, tmp_path: Path) -> None:
        wrong = copy.deepcopy(old_order(count="many"))
        root = sample_service.write_sender(tmp_path, {START: sample(wrong), END: sample(wrong)})

        assert helpers.command(root, "samples").status == 0

        assert json.loads(text_at(root, START))["payload"]["svc_object.data"]["count"] == "many"

    def test_a_field_that_was_removed_keeps_the_version(self, tmp_path: Path) -> None:
        """A new version would say that the class still has it."""
        before = text_of(sample(old_order(gone="a")))
        root = sample_service.write_sender(tmp_path, {START: before, END: sample(old_order())})

        result = helpers.command(root, "samples")

        assert (result.status, text_at(root, START)) == (1, before)
        assert result.lines == [
            "svc/payloads.py:31: not done: 'OrderPayload': order-start.json shows 'gone', which "
            "the class does not have: remove it"
        ]


class TestUnusable:
    """A sample that cannot be read is said to be left, and what it leads to is not touched."""

    @pytest.mark.parametrize("text", ["", "[" * 500 + "]" * 500, '{"a": 1, "a": 2}'])
    def test_is_named(self, text: str, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: text, END: sample(old_order())})

        result = helpers.command(root, "samples", "--add-missing")

        assert result.status == 1
        assert "'OrderNotification' names a sample that cannot be used: " in result.output
        assert f"{SAMPLES}/{START}:1" in result.output
        assert text_at(root, START) == text
        assert json.loads(text_at(root, END))["payload"]["svc_object.version"] == "1.1"

    @pytest.mark.parametrize("is_there", [True, False])
    def test_nothing_is_made_behind_a_link(self, is_there: bool, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: sample(current())})
        outside = tmp_path / "outside.json"
        if is_there:
            outside.write_text("precious", encoding="utf-8")
        (root / SAMPLES / END).symlink_to(outside)

        result = helpers.command(root, "samples")

        assert result.status == 1
        assert "names a sample that cannot be used" in result.output
        assert outside.exists() == is_there
        assert not is_there or outside.read_text(encoding="utf-8") == "precious"

    def test_nothing_is_made_below_a_link(self, tmp_path: Path) -> None:
        root = sample_service.write_sender(tmp_path, {START: sample(current())})
        module = root / "svc" / "sent.py"
        text = module.read_text(encoding="utf-8").replace(END, f"below/{END}")
        module.write_text(text, encoding="utf-8")
        (tmp_path / "elsewhere").mkdir()
        (root / SAMPLES / "below").symlink_to(tmp_path / "elsewhere")

        result = helpers.command(root, "samples")

        assert result.status == 1
        assert list((tmp_path / "elsewhere").iterdir()) == []
