"""NTF302 to NTF305 and NTF308, each with the place in the sample."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

import sample_service
from flake8_notifications.catalogue.model import Catalogue, Sender, Text
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.sample_rules import examine, judge_unused, no_directory
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.references import Resolver
from flake8_notifications.source.place import Place
from sample_service import SAMPLES, catalogue_of, item, order_data, sample, shown

START: Final = "order-start.json"
COMMON: Final = "common/OrderPayload.json"
ORDER: Final = shown("OrderPayload", "1.1", order_data())


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Any:
    root = sample_service.write(tmp_path_factory.mktemp("service"), {})
    return sample_service.payloads_of(root)


class Samples:
    """Judges samples of the service."""

    def __init__(self, root: Path, payloads: Any) -> None:
        self.root = root
        self.payloads = payloads

    def found(self, files: dict[str, Any], catalogue: Catalogue | None = None) -> list[Finding]:
        sample_service.write(self.root, files)
        resolver = Resolver(Directory(self.root / SAMPLES))
        catalogue = catalogue_of() if catalogue is None else catalogue
        return list(examine(catalogue, self.payloads, resolver, SAMPLES).findings)

    def one(self, files: dict[str, Any], catalogue: Catalogue | None = None) -> Finding:
        (finding,) = self.found(files, catalogue)
        (place, *_) = finding.related
        assert finding.message.startswith(f"'{finding.subject}' ")
        assert finding.message.endswith(f" {place}")
        return finding


@pytest.fixture
def samples(tmp_path: Path, payloads: Any) -> Samples:
    return Samples(tmp_path, payloads)


def line_of(value: Any, marker: str) -> int:
    """The first line of a sample's text that holds a marker."""
    lines = sample_service.text_of(value).split("\n")
    return next(number for number, line in enumerate(lines, 1) if marker in line)


def with_data(**data: Any) -> dict[str, Any]:
    return shown("OrderPayload", "1.1", {**order_data(), **data})


class TestClean:
    def test_in_one_file(self, samples: Samples) -> None:
        assert samples.found({START: sample(ORDER)}) == []

    def test_in_several(self, samples: Samples) -> None:
        files = {START: sample({"$ref": f"{COMMON}#"}), COMMON: ORDER}
        assert samples.found(files) == []

    @pytest.mark.parametrize("name", order_data())
    def test_without_a_field(self, name: str, samples: Samples) -> None:
        data = order_data()
        del data[name]
        assert samples.found({START: sample(shown("OrderPayload", "1.1", data))}) == []

    @pytest.mark.parametrize(
        ("name", "value"),
        [("flexible", "x"), ("flexible", 1), ("odd", 3), ("odd", {"a": None}), ("uuid", ""),
         ("meta", {}), ("items", []), ("states", ["b", "a"]), ("note", "x"), ("tags", [])],
    )  # fmt: skip
    def test_with_another_value(self, name: str, value: Any, samples: Samples) -> None:
        assert samples.found({START: sample(with_data(**{name: value}))}) == []

    def test_an_integer_is_a_number(self, samples: Samples) -> None:
        assert samples.found({START: sample(with_data(item=item(price=1)))}) == []


#: What is changed: the name of a field, its value, the text that tells, and the line's marker.
FAULTS: Final = [
    ("note", 5, "has a string in field 'note', where its sample shows an integer"),
    ("count", True, "has an integer in field 'count', where its sample shows a boolean"),
    ("count", 1.0, "has an integer in field 'count', where its sample shows a number"),
    ("count", "1", "has an integer in field 'count', where its sample shows a string"),
    ("paid", 1, "has a boolean in field 'paid', where its sample shows an integer"),
    ("count", None, "cannot have null in field 'count', as its sample shows"),
    ("state", "nwe", "cannot have 'nwe' in field 'state', as its sample shows; did you mean "
     "'new'?"),
    ("state", 3, "has a string in field 'state', where its sample shows an integer"),
    ("states", "a", "has an array in field 'states', where its sample shows a string"),
    ("tags", {}, "has an array in field 'tags', where its sample shows an object"),
    ("meta", [], "has an object in field 'meta', where its sample shows an array"),
    ("item", "x", "has an object in field 'item', where its sample shows a string"),
    ("item", {}, "holds 'ItemPayload' in field 'item', where its sample shows no "
     "'svc_object.name'"),
    ("cuont", 1, "has no field 'cuont', which its sample shows"),
]  # fmt: skip


@pytest.mark.parametrize("is_common", [False, True], ids=["in a file", "in a $ref"])
class TestImpossible:
    def judged(self, payload: Any, samples: Samples, *, is_common: bool) -> Finding:
        """The finding, with the file that it must name."""
        if is_common:
            overriding = shown("PaidOrderPayload", "1.0", {"amount": 1})
            files = {
                START: sample({"$ref": COMMON}),
                "order-end.json": sample({"$ref": COMMON}),
                COMMON: payload,
                "paid.json": sample({"$ref": COMMON, **overriding}),
            }
            names = [START, "order-end.json"]
            catalogue = catalogue_of(names)
            paid = catalogue_of(["paid.json"], "PaidOrderPayload", name="PaidNotification", line=20)
            both = Catalogue((*catalogue.notifications, *paid.notifications))
            found = samples.one(files, both)
        else:
            found = samples.one({START: sample(payload)})
        assert found.code == "NTF304"
        return found

    @pytest.mark.parametrize(("name", "value", "text"), FAULTS)
    def test_field(
        self, name: str, value: Any, text: str, is_common: bool, samples: Samples
    ) -> None:
        payload = with_data(**{name: value})
        found = self.judged(payload, samples, is_common=is_common)

        file, whole = (COMMON, payload) if is_common else (START, sample(payload))
        assert found.message.startswith(
            f"'OrderPayload' {text}{' ' if text.endswith('?') else ': '}"
        )
        assert found.related == (Place(f"{SAMPLES}/{file}", line_of(whole, f'"{name}"')),)
        assert found.place.path == "svc/payloads.py"

    @pytest.mark.parametrize(
        ("change", "text", "marker"),
        [
            (lambda each: each["items"][0].update({"svc_object.name": "Item"}),
             "'OrderPayload' holds 'ItemPayload' in field 'items', where its sample shows 'Item'",
             '"Item"'),
            (lambda each: each["item"]["svc_object.data"].update(name=None),
             "'ItemPayload' cannot have null in field 'name', as its sample shows", '"name": null'),
            (lambda each: each["item"]["svc_object.data"].update(colour=1),
             "'ItemPayload' has no field 'colour', which its sample shows", '"colour"'),
            (lambda each: each["item"].update({"svc_object.data": 1}),
             "'ItemPayload' shows an integer as its 'svc_object.data', which is an object",
             '"svc_object.data": 1'),
            (lambda each: each["item"].update(price=2),
             "'ItemPayload' shows a key 'price' outside of its data", '"price": 2'),
            (lambda each: each["item"].update({"svc_object.namespace": "sv"}),
             "'ItemPayload' is of 'svc', where its sample shows 'sv'", '"sv"'),
            (lambda each: each["item"].pop("svc_object.version"),
             "'ItemPayload' shows no 'svc_object.version'", '"item": {'),
            (lambda each: each.update(tags=[None], note="x", meta={}),
             "'OrderPayload' cannot have null inside field 'tags', as its sample shows", 'null'),
            (lambda each: each["tags"].append(7),
             "'OrderPayload' has a string in field 'tags', where its sample shows an integer", '7'),
            (lambda each: each["meta"].update(k=7),
             "'OrderPayload' has a string in field 'meta', where its sample shows an integer", '7'),
            (lambda each: each["states"].append("c"),
             "'OrderPayload' cannot have 'c' in field 'states', as its sample shows", '"c"'),
        ],
    )  # fmt: skip
    def test_inside(
        self,
        change: Callable[[Any], Any],
        text: str,
        marker: str,
        is_common: bool,
        samples: Samples,
    ) -> None:
        payload = copy.deepcopy(ORDER)
        change(payload["svc_object.data"])
        found = self.judged(payload, samples, is_common=is_common)

        file, whole = (COMMON, payload) if is_common else (START, sample(payload))
        assert found.message.startswith(text)
        text_of = sample_service.text_of(whole)
        position = text_of.rindex(marker) if marker in text_of else -1
        assert found.related[0].path == f"{SAMPLES}/{file}"
        assert found.related[0].line == text_of.count("\n", 0, position) + 1


class TestImpossibleNotifications:
    @pytest.mark.parametrize("key", ["event_type", "priority", "payload"])
    def test_without(self, key: str, samples: Samples) -> None:
        value = sample(ORDER)
        del value[key]
        found = samples.one({START: value})
        assert found.code == "NTF304"
        what = key.replace("_", " ")
        assert found.message == (
            f"'OrderNotification' has no {what} in its sample: correct {SAMPLES}/{START}:1"
        )
        assert found.place == Place("svc/sent.py", 9)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ([1], "is an array in its sample, but a notification is an object"),
            ({**sample(ORDER), "event_type": 3},
             "has an integer as event type in its sample, but should be a string"),
            ({**sample(ORDER), "priority": None},
             "has null as priority in its sample, but should be a string"),
            (sample([]), "has an array as payload in its sample, but should be an object"),
            (sample({"x": 1}), "has a payload in its sample that shows no 'svc_object.name'"),
            (sample(shown("ItemPayload", "0.9", {"zz": 1})),
             "carries 'OrderPayload', and its sample shows 'ItemPayload'"),
        ],
    )  # fmt: skip
    def test_shown(self, value: Any, text: str, samples: Samples) -> None:
        found = samples.one({START: value})
        assert (found.code, found.place) == ("NTF304", Place("svc/sent.py", 9))
        assert found.message.startswith(f"'OrderNotification' {text}: ")

    def test_with_a_payload_that_is_not_known(self, samples: Samples) -> None:
        unknown = catalogue_of(payload="")
        assert samples.found({START: sample(ORDER)}, unknown) == []
        stale = sample(shown("ItemPayload", "0.9", {}))
        assert samples.one({START: stale}, unknown).code == "NTF303"


class TestNeverSent:
    def test_event_type(self, samples: Samples) -> None:
        value = {**sample(ORDER), "event_type": "order.strat"}
        found = samples.one({START: value})
        assert (found.code, found.place) == ("NTF305", Place("svc/sent.py", 9))
        assert found.message == (
            "'OrderNotification' is never sent with the event type 'order.strat', which its sample "
            f"shows, but with 'order.start' or 1 other: correct {SAMPLES}/{START}:2"
        )

    def test_priority(self, samples: Samples) -> None:
        value = {**sample(ORDER), "priority": "ERROR"}
        found = samples.one({START: value})
        assert found.message.startswith(
            "'OrderNotification' is never sent with the priority 'ERROR', which its sample shows, "
            "but with 'info': "
        )

    @pytest.mark.parametrize(
        ("event_type", "priority", "wanted"),
        [
            ("order.start", "INFO", None),
            ("order.start", "ERROR", "but with 'info'"),
            ("order.end", "ERROR", None),
            ("order.end", "INFO", "but with 'warn' or 1 other"),
            ("order.end", "WARN", None),
            # Of this one nothing is seen that names the priority: any of the class will do.
            ("order.tick", "INFO", None),
            ("order.tick", "ERROR", None),
            ("order.tick", "AUDIT", "but with 'warn' or 2 others"),
        ],
    )
    def test_priority_of_another_event_type(
        self, event_type: str, priority: str, wanted: str | None, samples: Samples
    ) -> None:
        sent = {"order.start": ("info",), "order.end": ("error", "warn"), "order.tick": ()}
        (one,) = catalogue_of(event_types=sent, priorities=("error", "info", "warn")).notifications
        senders = tuple(
            Sender("svc.send", Place("svc/sent.py", 20), each, priorities=tuple(map(Text, names)))
            for each, names in sent.items()
        )
        catalogue = Catalogue((type(one)(**{**_fields(one), "senders": senders}),))
        value = {**sample(ORDER), "event_type": event_type, "priority": priority}

        found = samples.found({START: value}, catalogue)

        assert [re.findall("but with [^:]*", each.message)[0] for each in found] == (
            [wanted] if wanted else []
        )

    @pytest.mark.parametrize("pattern", ["order.*", "*", "*.start", "order.*rt"])
    def test_not_where_it_may_be(self, pattern: str, samples: Samples) -> None:
        (one,) = catalogue_of().notifications
        text = Text(pattern, is_known=False, reason="a parameter")
        catalogue = Catalogue((type(one)(**{**_fields(one), "event_types": (text,)}),))
        assert samples.found({START: sample(ORDER)}, catalogue) == []

    def test_not_where_it_is_sent_nowhere(self, samples: Samples) -> None:
        nowhere = catalogue_of(event_types=(), priorities=())
        assert samples.found({START: sample(ORDER)}, nowhere) == []

    def test_not_while_something_is_sent_whose_class_is_not_known(self, samples: Samples) -> None:
        value = {**sample(ORDER), "event_type": "order.strat"}
        unknown = ((Place("svc/a.py", 1), "a parameter"),)
        assert samples.found({START: value}, catalogue_of()._replace(unknown=unknown)) == []


def _fields(struct: Any) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


class TestStale:
    def test_once_for_each_class(self, samples: Samples) -> None:
        data = order_data()
        del data["tags"], data["note"]
        old = shown("OrderPayload", "1.0", data)
        files = {START: sample(old), "order-end.json": sample(old)}
        found = samples.one(files, catalogue_of(files))
        line = line_of(sample(old), '"svc_object.version": "1.0"')
        assert found.code == "NTF303"
        assert found.message == (
            "'OrderPayload' is 1.1 and its samples show 1.0 in 2 places, without 'note' and "
            "'tags': run 'flake8-notifications samples OrderPayload' to update "
            f"them; the first is {SAMPLES}/order-end.json:{line}"
        )
        assert [place.path for place in found.related] == [
            f"{SAMPLES}/order-end.json",
            f"{SAMPLES}/order-start.json",
        ]
        text = (samples.root / found.place.path).read_text().split("\n")
        assert text[found.place.line - 1] == "    VERSION = '1.1'"

    def test_what_only_some_of_them_leave_out(self, samples: Samples) -> None:
        data = order_data()
        del data["tags"]
        files = {
            START: sample(shown("OrderPayload", "1.0", order_data())),
            "order-end.json": sample(shown("OrderPayload", "1.0", data)),
        }
        assert "in 2 places, without 'tags': run" in samples.one(files, catalogue_of(files)).message

    def test_in_a_reference(self, samples: Samples) -> None:
        old = shown("OrderPayload", "1.0", order_data())
        files = {START: sample({"$ref": COMMON, "svc_object.data": {"count": 2}}), COMMON: old}
        found = samples.one(files)
        assert found.code == "NTF303"
        assert found.related == (
            Place(f"{SAMPLES}/{COMMON}", line_of(old, '"svc_object.version": "1.0"')),
        )

    def test_in_what_is_overridden(self, samples: Samples) -> None:
        """The file stands for its class, whatever else is laid over it."""
        old = shown("OrderPayload", "1.0", order_data())
        over = {**shown("PaidOrderPayload", "1.0", {"amount": 1}), "$ref": COMMON}
        found = samples.one(
            {START: sample(over), COMMON: old}, catalogue_of(payload="PaidOrderPayload")
        )
        assert (found.code, found.subject) == ("NTF303", "OrderPayload")

    def test_ahead_of_the_class(self, samples: Samples) -> None:
        found = samples.one({START: sample(shown("OrderPayload", "1.2", order_data()))})
        assert found.message.startswith("'OrderPayload' is 1.1 and its samples show 1.2: run ")


class TestUnusable:
    def test_missing(self, samples: Samples) -> None:
        (found,) = samples.found({"other.json": "{}"})
        assert (found.code, found.place, found.message) == (
            "NTF302",
            Place("svc/sent.py", 9),
            "'OrderNotification' names a sample that does not exist: run "
            "'flake8-notifications samples OrderNotification' to make "
            f"{SAMPLES}/order-start.json",
        )

    @pytest.mark.parametrize(
        ("parts", "advice"),
        [
            (
                {"event_types": (), "priorities": ()},
                "the class is sent nowhere, so remove it, or the decorator that names",
            ),
            ({"payload": "NoPayload"}, "remove the decorator, or write by hand"),
            (
                {"event_types": (Text("*", is_known=False, reason="a parameter"),)},
                "remove the decorator, or write by hand",
            ),
            (
                {"event_types": (), "may_be_sent": True},
                "remove the decorator, or write by hand",
            ),
        ],
    )
    def test_missing_where_none_can_be_made(
        self, parts: dict[str, Any], advice: str, samples: Samples
    ) -> None:
        (one,) = catalogue_of().notifications
        catalogue = Catalogue((type(one)(**{**_fields(one), **parts}),))
        (found,) = samples.found({"other.json": "{}"}, catalogue)
        assert f"that does not exist: {advice} {SAMPLES}/" in found.message

    @pytest.mark.parametrize(
        ("text", "reason", "line"),
        [
            ('{\n"a": }', "it is not JSON: expecting value", 2),
            ('{"payload": {"$ref":\n"x.json"}}',
             "its $ref 'x.json' leads nowhere: there is no such file", 2),
            ('{"a":\n{"$ref": "order-start.json"}}',
             "its $ref 'order-start.json' leads in a circle: order-start.json → order-start.json",
             2),
        ],
    )  # fmt: skip
    def test_in_a_file(self, text: str, reason: str, line: int, samples: Samples) -> None:
        found = [each for each in samples.found({START: text}) if each.code == "NTF302"]
        assert [each.message for each in found] == [
            "'OrderNotification' names a sample that cannot be used: "
            f"{reason}: correct {SAMPLES}/{START}:{line}"
        ]

    def test_with_a_key_twice(self, samples: Samples) -> None:
        text = sample_service.text_of(sample(ORDER)).replace("{", '{"priority": "INFO",', 1)
        found = samples.one({START: text})
        assert "has 'priority' twice in one object" in found.message

    def test_in_a_file_that_two_refer_to(self, samples: Samples) -> None:
        files = {START: sample({"$ref": "x.json"}), "b.json": sample({"$ref": "x.json"})}
        found = samples.found({**files, "x.json": "["}, catalogue_of(files))
        assert [each.code for each in found if each.code == "NTF302"] == ["NTF302"]

    @pytest.mark.parametrize("file", ["item", "data", "name", "version", "namespace", "payload"])
    def test_of_what_leads_nowhere_nothing_else_is_said(self, file: str, samples: Samples) -> None:
        nowhere = {"$ref": "nowhere.json"}
        order = copy.deepcopy(ORDER)
        over = {"$ref": COMMON, "svc_object.data": {"item": {"svc_object.data": {"name": "y"}}}}
        if file == "item":
            order["svc_object.data"]["item"] = nowhere
        elif file != "payload":
            order[f"svc_object.{file}"] = nowhere
        files = {START: sample(nowhere if file == "payload" else over), COMMON: order}
        assert [each.code for each in samples.found(files)] == ["NTF302"]

    def test_of_two_classes(self, samples: Samples) -> None:
        one, other = catalogue_of(), catalogue_of(name="OtherNotification", line=20)
        both = Catalogue((*one.notifications, *other.notifications))
        found = samples.one({START: sample(ORDER)}, both)
        assert (found.code, found.place, found.message) == (
            "NTF302",
            Place("svc/sent.py", 19),
            "'OtherNotification' names the sample 'order-start.json', which is that of "
            f"'OrderNotification', too: name one of its own instead of {SAMPLES}/{START}:1",
        )

    def test_without_a_directory(self) -> None:
        found = no_directory(catalogue_of(), SAMPLES)
        assert found.message == (
            "'OrderNotification' names the sample 'order-start.json', and there is no directory of "
            f"samples: say where they are with --notifications-samples, or make {SAMPLES}"
        )


class TestUnused:
    def found(self, samples: Samples, files: dict[str, Any], *tests: str) -> list[str]:
        sample_service.write(samples.root, files)
        resolver = Resolver(Directory(samples.root / SAMPLES))
        return [each.subject for each in judge_unused(catalogue_of(), resolver, SAMPLES, tests)]

    def test_by_nobody(self, samples: Samples) -> None:
        files = {START: {"$ref": "a/b.json"}, "a/b.json": {}, "c.json": {"$ref": "d.json"}}
        assert self.found(samples, {**files, "d.json": "["}) == ["c.json"]

    @pytest.mark.parametrize(
        ("test", "wanted"),
        [("'c-d'", []), ("verify('x/c-d.json')", []), ("c-d-e", ["c-d.json"]), ("", ["c-d.json"])],
    )
    def test_but_by_a_test(self, test: str, wanted: list[str], samples: Samples) -> None:
        assert self.found(samples, {START: {}, "c-d.json": {}}, test) == wanted

    def test_by_itself_alone(self, samples: Samples) -> None:
        assert self.found(samples, {START: {}, "a.json": {"$ref": "a.json"}}) == ["a.json"]


def test_what_is_shared_by_thousands_is_judged_once(samples: Samples) -> None:
    files = {f"{number}.json": f'[{{"$ref": "{number + 1}.json"}},' * 2 for number in range(40)}
    files = {
        name: json.dumps([{"$ref": f"{number + 1}.json"}] * 2) for number, name in enumerate(files)
    }
    value = sample(with_data(odd={"$ref": "0.json"}))
    assert samples.found({START: value, **files, "40.json": "1"}) == []
