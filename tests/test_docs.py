"""The documentation: whole, current, and right in what can be checked."""

from __future__ import annotations

import ast
import configparser
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest
import yaml

import browser
import documentation
import helpers
from documentation import CHECKOUT, DOCS, README
from flake8_notifications import REPOSITORY, __version__, cli
from flake8_notifications.committed import fingerprint_file
from flake8_notifications.configuration.notifiers import notifier_of
from flake8_notifications.options import OPTIONS
from flake8_notifications.payloads.checksum import checksum_of
from flake8_notifications.reports import FORMATS
from flake8_notifications.reports.model import Report, Unchecked, Violation
from flake8_notifications.rules.catalogue import RULES

GENERATE: Final = documentation.program("generate")
PAGES: Final = [README, CHECKOUT / "CONTRIBUTING.md", *documentation.pages()]
#: What the pages say by themselves; CHANGELOG.md and benchmarks/README.md are taken in.
TEXT: Final = documentation.text_of(*PAGES)
_CODE: Final = re.compile(r"NTF\d{3}")
#: What a reader is to type: a command in a line of its own, in a list, behind a prompt or as code.
_TYPED: Final = re.compile(r"(?:^ *(?:[$-] )?|`|&& )flake8-notifications ([a-z].*)$", re.MULTILINE)


def of_page(pages: list[Path] = PAGES) -> list:
    return [pytest.param(path, id=path.relative_to(CHECKOUT).as_posix()) for path in pages]


def reference(name: str) -> Path:
    return DOCS / "reference" / f"{name}.md"


def blocks(language: str) -> list:
    """The fenced blocks in a language, indented ones included."""
    fence = re.compile(rf"^( *)```{language}\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
    return [
        pytest.param(
            re.sub(rf"^{match[1]}", "", match[2], flags=re.MULTILINE), id=f"{path.stem}-{number}"
        )
        for path in PAGES
        for number, match in enumerate(fence.finditer(documentation.text_of(path)))
    ]


class TestReference:
    def test_is_what_the_code_says(self) -> None:
        stale = [
            name
            for name, text in GENERATE.pages().items()
            if not (DOCS / name).exists() or documentation.text_of(DOCS / name) != text
        ]
        assert stale == [], "run: python docs/generate.py"

    def test_has_a_page_for_each_rule_and_no_other(self) -> None:
        names = {path.stem for path in (DOCS / "rules").glob("*.md")}
        assert names == {*RULES, "index"}
        assert set(_CODE.findall(documentation.text_of(DOCS / "rules" / "index.md"))) == set(RULES)

    def test_has_each_option(self) -> None:
        titles = documentation.headings(reference("options"))
        assert titles[1:] == [f"`--{option.name}`" for option in OPTIONS]
        text = documentation.text_of(reference("options"))
        for option in OPTIONS:
            if option.default:
                assert f"Default: `{option.default}`" in text

    def test_has_each_command_with_its_options_and_exit_statuses(self) -> None:
        page = documentation.text_of(reference("commands"))
        sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
        shared = {"config", "isolated", *(option.attribute for option in OPTIONS)}

        assert set(sections) == set(cli.main.commands)
        for name, command in cli.main.commands.items():
            for parameter in command.params:
                if parameter.name not in shared and parameter.opts[0].startswith("-"):
                    assert f"`{parameter.opts[0]}" in sections[name]
            assert "Exit status: " in sections[name]
            assert f"[`{name}`]" in documentation.text_of(reference("exit-status"))

    def test_has_each_format(self) -> None:
        page = documentation.text_of(reference("output-formats"))
        rows = {
            name: set(re.findall(r"`([a-z]+)`", forms))
            for name, forms in re.findall(r"^\| \[`(\w+)`\]\(.*?\) \| (.*) \|$", page, re.MULTILINE)
        }
        named = {
            name: set(parameter.type.choices)
            for name, command in cli.main.commands.items()
            for parameter in command.params
            if "--format" in parameter.opts
        }
        first = set(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE))

        assert {**rows, "check": first} == named
        assert first == set(FORMATS)

    def test_names_entries_that_are_understood(self) -> None:
        entries = [
            entry.replace("\\|", "|")
            for row in documentation.text_of(reference("notifiers")).splitlines()
            if row.startswith("|")
            for entry in re.findall(r"`((?:\*\.)?[\w.]+:[^` ]+)`", row)
        ]
        assert len(entries) > 20
        for entry in entries:
            assert notifier_of(entry).places


class TestText:
    @pytest.mark.parametrize("page", of_page())
    def test_mentions_only_what_exists(self, page: Path) -> None:
        text = documentation.text_of(page)
        if page == DOCS / "contributing" / "add-a-rule.md":
            text = text.replace("NTF310", "")
        assert set(_CODE.findall(text)) <= set(RULES)
        mentioned = set(re.findall(r"(?<![\w/.@-])(?:--)?(notifications-[a-z-]+[a-z])", text))
        assert mentioned <= {option.name for option in OPTIONS} | {"notifications-sarif"}
        commands = re.findall(r"(?:`|^ *\$? ?)flake8-notifications ([a-z]+)\b", text, re.MULTILINE)
        assert set(commands) <= set(cli.main.commands)

    @pytest.mark.parametrize("page", of_page())
    def test_links_lead_somewhere(self, page: Path) -> None:
        for there, anchor in documentation.links(page):
            assert there.exists(), there
            if anchor:
                assert anchor in documentation.anchors(there), f"{there}#{anchor}"

    def test_has_no_page_that_nothing_leads_to(self) -> None:
        reached = {there for page in PAGES for there, _ in documentation.links(page)}
        assert set(documentation.pages()) - reached == set()

    @pytest.mark.parametrize("page", of_page())
    def test_has_one_title(self, page: Path) -> None:
        text = re.sub(r"^```.*?^```$", "", documentation.text_of(page), flags=re.M | re.DOTALL)
        titles = re.findall(r"^# .+$", text, re.MULTILINE)
        assert len(titles) == (0 if page.stem in ("changelog", "benchmarks") else 1)

    @pytest.mark.parametrize("page", of_page())
    def test_types_commands_that_are_understood(self, page: Path) -> None:
        for line in _TYPED.findall(documentation.text_of(page)):
            if "[OPTIONS]" in line or line.startswith("explain CODE"):
                # How a command is used.
                continue
            name, *arguments = shlex.split(re.split(r" +[|>#&]|`|…", line)[0], comments=True)
            command = cli.main.commands[name]
            with click.Context(cli.main):
                command.make_context(name, arguments)

    @pytest.mark.parametrize(
        "phrase",
        ["is no Python", "what tells it from", "mostly", "by all ways", "flown", "is no JSON"],
    )
    def test_has_none_of_these_phrases(self, phrase: str) -> None:
        assert not re.search(rf"\b{phrase}\b", TEXT, re.IGNORECASE)


class TestBlocks:
    @pytest.mark.parametrize("text", blocks("python"))
    def test_in_python_are_python(self, text: str) -> None:
        ast.parse(text)

    @pytest.mark.parametrize("text", blocks("json"))
    def test_in_json_are_json(self, text: str) -> None:
        json.loads(text if text.startswith("{") else f"{{{text}}}")

    @pytest.mark.parametrize("text", blocks("yaml"))
    def test_in_yaml_are_yaml(self, text: str) -> None:
        assert yaml.safe_load(text)

    @pytest.mark.parametrize("text", blocks("ini"))
    def test_in_ini_name_options(self, text: str) -> None:
        parser = configparser.ConfigParser()
        parser.read_string(text)
        names = {option.name for option in OPTIONS}
        if parser.has_section("flake8"):
            options = set(parser["flake8"])
            assert {each for each in options if each.startswith("notifications-")} <= names

    def test_are_of_every_kind(self) -> None:
        for language in ("python", "json", "yaml", "ini", "console"):
            assert blocks(language), language


class TestFormats:
    """What the pages show of files and formats is written in the same way by the code."""

    @staticmethod
    def first_block(page: Path, language: str) -> str:
        text = documentation.text_of(page)
        first, *_ = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        return first

    def test_json_of_check(self) -> None:
        shown = json.loads(self.first_block(reference("output-formats"), "json"))
        report = Report(
            tuple(Violation(**each) for each in shown["findings"]),
            tuple(Unchecked(**each) for each in shown["unchecked"]),
        )
        assert json.loads(FORMATS["json"](report)) == shown

    def test_fingerprint_file(self) -> None:
        shown = self.first_block(reference("files"), "json")
        records = fingerprint_file.parse(f'{{"format": 1, "payloads": {{{shown}}}}}', "shown")

        assert shown in fingerprint_file.dump(records)
        for record in records.values():
            assert record.checksum == checksum_of(record)

    def test_allowlist(self, tmp_path: Path) -> None:
        """An entry as it stands there allows what it says, which is not on another list."""
        entries = self.first_block(reference("files"), "text").splitlines()
        sent = {
            "image.upload": "image.upload",
            '"Image uploaded"': "Image uploaded",
            '"image.\\\\*"': "image.*",
        }
        assert sent.keys() < set(entries)
        for number, (entry, event_type) in enumerate(sent.items()):
            source = (
                "import oslo_messaging\n\nnotifier = oslo_messaging.Notifier(None)\n"
                f"notifier.info(None, {event_type!r}, {{}})\n"
            )
            root = tmp_path / str(number)
            for allowed in (entry, "other"):
                helpers.write(root, {"a.py": source, "notification-allowlist.txt": f"{allowed}\n"})
                assert (helpers.flake8(root).codes == []) is (allowed == entry)


class TestReadme:
    def test_is_a_page(self) -> None:
        assert len(documentation.text_of(README).splitlines()) <= 150

    def test_shows_what_flake8_says_of_the_examples(self) -> None:
        shown = re.findall(r"^\./\S+:\d+:\d+: NTF.*$", documentation.text_of(README), re.MULTILINE)
        services = (CHECKOUT / "examples", CHECKOUT / "examples" / "events")
        said = [line for each in services for line in helpers.flake8(each).lines]

        assert [line for line in shown if line not in said] == []
        assert any("bakery" in line for line in shown)
        assert any("shop" in line for line in shown)

    def test_links_lead_somewhere_from_a_package_index_too(self) -> None:
        """There it is the description of the project, with no file beside it."""
        written = documentation.targets(README)
        assert written
        assert [target for target in written if "://" not in target] == []

    def test_leads_to_each_kind_of_page(self) -> None:
        reached = {there for there, _ in documentation.links(README)}
        for kind in ("tutorials", "how-to", "rules", "reference", "explanation"):
            assert any(path.parent == DOCS / kind for path in reached), kind


class TestRelease:
    """What names a version or an address names the same one."""

    def test_has_one_version(self) -> None:
        configuration = configparser.ConfigParser()
        configuration.read(CHECKOUT / "setup.cfg")
        assert configuration["metadata"]["version"] == __version__
        hooks = documentation.text_of(DOCS / "how-to" / "pre-commit.md")
        assert re.findall(rf"repo: {REPOSITORY}\n +rev: (.*)", hooks) == [__version__]

    def test_has_one_address(self) -> None:
        configuration = configparser.ConfigParser()
        configuration.read(CHECKOUT / "setup.cfg")
        metadata = configuration["metadata"]
        assert metadata["url"] == REPOSITORY
        for line in metadata["project_urls"].split("\n")[1:]:
            _, _, address = line.partition(" = ")
            assert address.startswith(REPOSITORY)
            path = address.removeprefix(f"{REPOSITORY}/blob/main/")
            assert path.startswith(REPOSITORY) or (CHECKOUT / path).exists()

    @pytest.mark.parametrize("code", RULES)
    def test_has_the_page_that_a_finding_leads_to(self, code: str) -> None:
        path = RULES[code].page.removeprefix(f"{REPOSITORY}/blob/main/")
        assert documentation.headings(CHECKOUT / path)[0] == f"{code}: {RULES[code].name}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with warnings as errors."""
    output = tmp_path_factory.mktemp("site")
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html",
         "-d", str(tmp_path_factory.mktemp("doctrees")), str(DOCS), str(output)],
        capture_output=True, encoding="utf-8", check=False, timeout=600,
        # No proxy leads anywhere: the site is built without a network.
        env={**os.environ, "http_proxy": "http://localhost:9", "https_proxy": "http://localhost:9"},
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    return output


@pytest.mark.nightly
class TestSite:
    """By day, whoever changes a page has ``tox -e docs``."""

    def test_has_each_page(self, site: Path) -> None:
        for page in documentation.pages():
            assert (site / page.relative_to(DOCS).with_suffix(".html")).exists()

    def test_has_the_sample(self, site: Path) -> None:
        text = (site / "sample.html").read_text(encoding="utf-8")
        assert "parcel.lost" in text
        assert "ParcelPayload" in text

    def test_links_to_headings_that_are_there(self, site: Path) -> None:
        def broken() -> Iterator[str]:
            for page in site.rglob("*.html"):
                text = page.read_text(encoding="utf-8")
                for target in re.findall(r'href="([^":?]*)#([^"]+)"', text):
                    there = (page.parent / target[0]).resolve() if target[0] else page
                    if there.exists() and there.suffix == ".html":
                        body = there.read_text(encoding="utf-8")
                        if f'id="{target[1]}"' not in body:
                            yield f"{page.name}: {target}"

        assert list(broken()) == []

    @pytest.mark.parametrize("width", [360, 1280])
    def test_does_not_scroll_sideways(self, width: int, site: Path, tmp_path: Path) -> None:
        pages = [page.relative_to(DOCS).with_suffix(".html") for page in documentation.pages()]
        widths = browser.widths([site / page for page in pages], tmp_path, width=width)

        assert len(widths) == len(pages)
        assert {page: needed for page, needed in widths.items() if needed > width} == {}
