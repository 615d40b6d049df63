"""The reference in the forms that people read, and how the command keeps a file of it."""

from __future__ import annotations

import html.parser
import io
import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
import sample_service
from sample_service import order_data, sample, shown

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"
REFERENCE: Final = "doc/notifications.md"
PEOPLE: Final = ("md", "rst", "html")
ORDER: Final = shown("OrderPayload", "1.1", order_data())
#: What would be something else in one of the formats, if it were taken as it is.
HOSTILE: Final = "</script><b>`|*_x_*\\[a](b) ``.. raw:: html {{x}} &amp; é"


@pytest.mark.parametrize(
    ("service", "reference"),
    [(EXAMPLES, REFERENCE), (EXAMPLES / "events", "doc/events.md")],
    ids=["notifications", "events"],
)
def test_that_of_the_examples_is_up_to_date(service: Path, reference: str) -> None:
    result = helpers.command(
        service, "catalog", "--format", "md", "--output", reference, "--check",
        "--notifications-cache-dir=",
    )  # fmt: skip
    assert result == (0, "")


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    text = sample_service.PAYLOADS.replace(
        "    fields = {'name': fields.StringField(), 'price': fields.FloatField()}\n",
        "    SCHEMA = {'name': ('item', 'label')}\n"
        "    fields = {\n"
        "        # What the customer sees,\n"
        "        # in any language.\n"
        "        'name': fields.StringField(default='none'),\n"
        "        'price': fields.FloatField(),  # in euros\n"
        "    }\n",
    )
    data = {**order_data(), "items": []}
    data["item"]["svc_object.data"].pop("price")
    files = {"order-start.json": sample(shown("OrderPayload", "1.1", data))}
    root = sample_service.write_sender(tmp_path_factory.mktemp("service"), files, payloads=text)
    result = json.loads(helpers.command(root, "catalog").output)
    return {each["class"]: each for each in result["payloads"]}


class TestContent:
    def test_a_field_has_its_comment_source_and_default(self, payload: dict[str, Any]) -> None:
        assert payload["ItemPayload"]["shape"]["name"] == {
            "type": "String",
            "nullable": False,
            "default": "none",
            "values": None,
            "source": "item.label",
            "comment": "What the customer sees,\nin any language.",
            "is_left_out_by_samples": False,
        }

    def test_a_sample_tells_what_may_be_absent(self, payload: dict[str, Any]) -> None:
        price = payload["ItemPayload"]["shape"]["price"]
        assert (price["comment"], price["is_left_out_by_samples"]) == (None, True)

    def test_the_history_is_that_of_the_comments(self, payload: dict[str, Any]) -> None:
        assert payload["OrderPayload"]["history"] == [
            {"version": "1.0", "text": "Initial version"},
            {"version": "1.1", "text": "Added 'tags' field"},
        ]

    def test_an_enum_has_its_values(self, payload: dict[str, Any]) -> None:
        assert payload["OrderPayload"]["shape"]["state"]["values"] == ["new", "paid", "sent"]


def test_legacy_notifications_have_their_senders() -> None:
    result = helpers.command(EXAMPLES, "catalog", "--notifications-cache-dir=")
    found = {each["event_type"]: each for each in json.loads(result.output)["legacy"]}

    assert found["order.created"]["senders"] == ["shop.orders.Orders.create"]
    assert found["order.created"]["priorities"] == ["info"]
    assert not found["order.now.*"]["is_known"]
    assert "order" in found["order.now.*"]["reasons"][0]
    assert ".py:" not in json.dumps(found)


class _Page(html.parser.HTMLParser):
    """Notes the elements of a page and the text outside of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = io.StringIO()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.write(data)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sent = sample_service.SENT.replace("'order.start'", repr(HOSTILE))
    payloads = sample_service.PAYLOADS.replace("'new'", repr(HOSTILE)).replace(
        "# Version 1.0: Initial version", f"# Version 1.0: {HOSTILE}"
    )
    value = {**sample(ORDER), "event_type": HOSTILE, "more": "\u2028\ud800"}
    files = {"order-start.json": value}
    root = tmp_path_factory.mktemp("hostile")
    return sample_service.write_sender(root, files, sent=sent, payloads=payloads)


class TestHostileTexts:
    def test_in_html(self, hostile: Path) -> None:
        text = helpers.command(hostile, "catalog", "--format", "html").output
        page = _Page()
        page.feed(text)

        assert page.tags.count("script") == text.count("</script>") == 1
        assert "b" not in page.tags
        assert page.text.getvalue().count(HOSTILE) > 3
        assert "\\ud800" in page.text.getvalue()

    def test_in_structured_text(self, hostile: Path) -> None:
        core = pytest.importorskip("docutils.core")
        text = helpers.command(hostile, "catalog", "--format", "rst").output
        errors = io.StringIO()
        settings = {"warning_stream": errors, "report_level": 1, "raw_enabled": True}
        tree = core.publish_doctree(text, settings_overrides=settings)

        assert errors.getvalue() == ""
        assert not list(tree.findall(lambda node: node.tagname in ("raw", "problematic")))
        shown = [node.astext() for node in tree.findall(lambda node: node.tagname == "title")]
        assert HOSTILE in shown

    def test_in_markdown(self, hostile: Path) -> None:
        text = helpers.command(hostile, "catalog", "--format", "md").output
        outside, is_inside = [], False
        for line in text.splitlines():
            if line.startswith("```"):
                is_inside = not is_inside
            elif not is_inside:
                outside.append(line)
        assert not is_inside
        assert not any("<b>`" in line or "</script>" in line for line in outside)
        tables = [line for line in outside if line.startswith("| ")]
        assert {line.replace("\\|", "").count("|") for line in tables} == {7}

    @pytest.mark.parametrize("form", ["json", "jsonschema", "asyncapi"])
    def test_in_json(self, form: str, hostile: Path) -> None:
        text = helpers.command(hostile, "catalog", "--format", form).output
        assert HOSTILE in json.dumps(json.loads(text), ensure_ascii=False).replace("\\\\", "\\")


@pytest.mark.parametrize("form", [*PEOPLE, "json", "jsonschema", "asyncapi"])
def test_an_edit_that_changes_nothing_for_consumers_changes_nothing(
    form: str, tmp_path: Path
) -> None:
    root = sample_service.write_sender(tmp_path, {"order-start.json": sample(ORDER)})
    before = helpers.command(root, "catalog", "--format", form)
    for path in root.rglob("svc/*.py"):
        path.write_text("# A comment.\n\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    text = json.dumps(sample(ORDER), indent=1, sort_keys=True)
    (root / sample_service.SAMPLES / "order-start.json").write_text(text, encoding="utf-8")

    assert helpers.command(root, "catalog", "--format", form) == before


class TestFile:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        shutil.copytree(EXAMPLES, tmp_path / "shop")
        return tmp_path / "shop"

    def run(self, root: Path, *arguments: str) -> helpers.Run:
        return helpers.command(root, "catalog", "--format", "md", *arguments)

    def test_is_written_and_checked(self, root: Path) -> None:
        assert self.run(root, "--output", "new.md") == (0, "")
        assert self.run(root, "--output", "new.md", "--check") == (0, "")
        assert (root / "new.md").read_bytes() == (root / REFERENCE).read_bytes()

    def test_a_difference_is_shown(self, root: Path) -> None:
        module = root / "shop" / "parcels.py"
        text = module.read_text(encoding="utf-8")
        module.write_text(text.replace("'weight'", "'mass'"), encoding="utf-8")

        result = self.run(root, "--output", REFERENCE, "--check")

        assert result.status == 1
        assert result.lines[:2] == [
            f"--- {REFERENCE}",
            f"+++ {REFERENCE} (what would be written)",
        ]
        assert any(line.startswith("-| `weight`") for line in result.lines)
        assert any(line.startswith("+| `mass`") for line in result.lines)
        assert (root / REFERENCE).read_bytes() == (EXAMPLES / REFERENCE).read_bytes()

    def test_one_that_is_not_there_is_stale(self, root: Path) -> None:
        result = self.run(root, "--output", "new.md", "--check")
        assert result.status == 1
        assert result.output == "new.md: is not there yet: run the command without --check\n"

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["--check"], "Error: --check compares with a file: name it with --output"),
            (["--strict"], "Error: --strict is for jsonschema and asyncapi: md has no schemas"),
            (["--output", "no/new.md"], "Error: --output: no: there is no such directory"),
            (["--output", "shop"], "Error: --output: shop: is no file"),
            (["--output", "binary"], "Error: --output: binary: is no text in UTF-8"),
        ],
    )
    def test_bad_input_is_one_line(self, arguments: list[str], says: str, root: Path) -> None:
        (root / "binary").write_bytes(b"\xff\xfe")
        result = self.run(root, *arguments)
        assert (result.status, result.lines[-1]) == (2, says)
