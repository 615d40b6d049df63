"""Rules, messages, cases and options hold to the same set of codes and names.

That the documentation does so, too, is in ``test_docs.py``.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import helpers
import test_cases
from flake8_notifications import cli, rules
from flake8_notifications.options import OPTIONS
from flake8_notifications.rules.catalogue import OF_EVENTS, RULES, rule
from flake8_notifications.rules.explanation import WIDTH
from flake8_notifications.rules.explanation import explain as explanation
from flake8_notifications.rules.rule import Rule
from flake8_notifications.rules.wording import EVENTS as EVENT_WORDS
from flake8_notifications.rules.wording import LEGACY

CHECKOUT: Final = Path(__file__).resolve().parent.parent
EXAMPLES: Final = CHECKOUT / "examples"
#: The second service in it, a project by itself.
EVENTS: Final = EXAMPLES / "events"
_CODE: Final = re.compile(r"NTF\d{3}")
_ONLY_BY_CHECK: Final = {"NTF205", "NTF308"}


def of_rule() -> list:
    return [pytest.param(each, id=each.code) for each in RULES.values()]


def of_rule_in_all_words() -> list:
    further = [pytest.param(each, id=f"{each.code}-events") for each in OF_EVENTS.values()]
    return [*of_rule(), *further]


class TestCodes:
    def test_are_those_that_the_rules_report(self) -> None:
        directory = Path(str(rules.__file__)).parent
        reported = {
            code
            for path in directory.glob("*.py")
            if not path.name.endswith("catalogue.py") and path.name != "explanation.py"
            for code in re.findall(rf'"({_CODE.pattern})"', path.read_text(encoding="utf-8"))
        }
        assert reported == set(RULES)

    def test_in_the_code_are_all_known(self) -> None:
        package = Path(str(rules.__file__)).parent.parent
        for path in package.rglob("*.py"):
            assert set(_CODE.findall(path.read_text(encoding="utf-8"))) <= set(RULES), path

    def test_are_sorted(self) -> None:
        assert list(RULES) == sorted(RULES)
        assert all(code == each.code for code, each in RULES.items())

    def test_have_names_of_their_own(self) -> None:
        names = [each.name for each in RULES.values()]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch("[a-z]+(-[a-z]+)+", name) for name in names)

    @pytest.mark.parametrize("code", RULES)
    def test_have_several_cases(self, code: str) -> None:
        names = {name for name in test_cases.NAMES if code in test_cases.wanted_codes(name)}
        assert len(names) >= 2, f"{code} is found only in {names}"

    def test_have_a_case_of_their_own(self) -> None:
        prefixes = {name.partition("_")[0].upper() for name in test_cases.NAMES}
        assert prefixes - {"CLEAN"} == set(RULES)

    def test_are_reported_by_flake8_but_for_two(self) -> None:
        """What the cases say of either, ``test_cases.py`` holds against what is found."""
        names = test_cases.NAMES
        assert {each.code for name in names for each in test_cases.expected_of_flake8(name)} == set(
            RULES
        ) - _ONLY_BY_CHECK
        on = {each.code for each in RULES.values() if each.on_by_default}
        assert {code for name in names for code in test_cases.codes_of_check(name)} == on


class TestEvents:
    """The service with a bus of its own, which hears nothing of what it does not have."""

    def test_shows_each_rule_on_what_is_sent_and_what_is_in_that(self) -> None:
        codes = {code for _, _, code in TestExamples.wanted("", EVENTS)}
        # The notifiers of NTF103 are those that it does not have; NTF208 and NTF209 are about names
        # on the wire and about SCHEMA, neither of which its classes have.
        rules = {each for each in RULES if each.startswith(("NTF1", "NTF2"))}
        assert codes == rules - {"NTF103", "NTF205", "NTF208", "NTF209"}

    def test_is_reported_where_it_says(self) -> None:
        found = helpers.flake8(EVENTS).findings
        assert sorted(each[:3] for each in found) == TestExamples.wanted("", EVENTS)
        assert helpers.command(EVENTS, "check").findings == found

    def test_is_reported_from_above(self) -> None:
        arguments = ("--config=examples/events/setup.cfg", "examples/events/")
        found = helpers.flake8(CHECKOUT, *arguments).findings
        assert sorted(each[:3] for each in found) == TestExamples.wanted("examples/events/", EVENTS)


class TestExplanations:
    @pytest.mark.parametrize("each", of_rule())
    def test_are_printed(self, each: Rule, tmp_path: Path) -> None:
        for code in (each.code, each.code.lower()):
            result = helpers.command(tmp_path, "explain", code)
            assert result.status == 0
            assert result.output == f"{explanation(each)}\n\nThe rule's page: {each.page}\n"
        assert result.lines[0] == f"{each.code} {each.name}"

    @pytest.mark.parametrize("each", of_rule_in_all_words())
    def test_are_complete(self, each: Rule) -> None:
        words = EVENT_WORDS if OF_EVENTS.get(each.code) is each else LEGACY
        assert rule(each.code, words) is each
        assert each.summary.endswith(".")
        for text in (each.reason, each.bad, each.good, each.fix):
            assert text == text.strip("\n")
            assert text
        assert each.bad != each.good
        assert "flake8-notifications" in each.fix

    @pytest.mark.parametrize("each", of_rule_in_all_words())
    def test_fit_a_terminal(self, each: Rule) -> None:
        assert max(map(len, explanation(each).splitlines())) <= WIDTH + 4

    @pytest.mark.parametrize("each", of_rule_in_all_words())
    def test_have_examples_of_valid_python(self, each: Rule) -> None:
        for example in (each.bad, each.good):
            body = ast.parse(example).body
            assert each.code.startswith("NTF1") or any(
                isinstance(node, ast.ClassDef) for node in body
            )

    @pytest.mark.parametrize("each", of_rule_in_all_words())
    def test_mention_only_codes_and_options_that_exist(self, each: Rule) -> None:
        text = explanation(each)
        names = {option.name for option in OPTIONS}
        assert set(_CODE.findall(text)) <= set(RULES)
        assert set(re.findall(r"\bnotifications-[a-z-]+[a-z]", text)) <= names
        commands = re.findall(r"^ *flake8-notifications (\S+)", text, re.MULTILINE)
        assert set(commands) <= set(cli.main.commands)


class TestHelp:
    @pytest.mark.parametrize("name", cli.SUMMARIES)
    def test_says_of_each_command_what_the_command_does(self, name: str, tmp_path: Path) -> None:
        assert cli.main.commands[name].short_help == cli.SUMMARIES[name]
        helped = helpers.command(tmp_path, "--help").lines
        assert any(line.split()[:1] == [name] for line in helped)

    @pytest.mark.parametrize("name", sorted({*cli.SUMMARIES} - {"explain"}))
    def test_has_the_options_of_a_command_before_those_of_all(
        self, name: str, tmp_path: Path
    ) -> None:
        text = helpers.command(tmp_path, name, "--help").output
        own, of_all = text.split("\nOptions of the [flake8] section, for one run:\n")
        of_project = {f"--{option.name}" for option in OPTIONS}
        listed = [set(re.findall(r"^  (?:-h, )?(--[\w-]+)", part, re.M)) for part in (own, of_all)]
        of_command = {
            option
            for parameter in cli.main.commands[name].params
            for option in parameter.opts
            if option.startswith("--")
        }

        assert listed == [(of_command - of_project) | {"--help"}, of_project]

    def test_imports_no_command(self) -> None:
        code = "import sys; from flake8_notifications import cli; print(sorted(sys.modules))"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

        assert b"flake8_notifications.commands." not in run.stdout

    @pytest.mark.parametrize("tool", ["flake8", "check", "fingerprints"])
    def test_lists_the_options(self, tool: str, tmp_path: Path) -> None:
        name, *arguments = ["flake8"] if tool == "flake8" else ["flake8-notifications", tool]
        result = helpers.run_tool(tmp_path, name, *arguments, "--help", COLUMNS="200")

        assert (result.returncode, result.stderr) == (0, "")
        text = "".join(result.stdout.split())
        for option in OPTIONS:
            assert f"--{option.name}" in text
            assert f"efault:{option.default}" in text


class TestExamples:
    """The service in ``examples/``, whose lines say what is wrong with them."""

    @staticmethod
    def wanted(prefix: str, root: Path = EXAMPLES) -> list[tuple[str, int, str]]:
        return [
            (f"{prefix}{path.relative_to(root).as_posix()}", number, code)
            for path in sorted(root.rglob("*.py"))
            if root == EVENTS or EVENTS not in path.parents
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
            for code in re.findall(rf"# ({_CODE.pattern})$", line)
        ]

    def test_show_each_rule(self) -> None:
        assert {code for _, _, code in self.wanted("")} == set(RULES) - _ONLY_BY_CHECK

    def test_are_reported_where_they_say(self) -> None:
        found = helpers.flake8(EXAMPLES).findings
        assert sorted(each[:3] for each in found) == self.wanted("")

    def test_are_reported_from_above(self) -> None:
        found = helpers.flake8(CHECKOUT, "--config=examples/setup.cfg", "examples/").findings
        assert sorted(each[:3] for each in found) == self.wanted("examples/")

    def test_are_checked_with_what_is_gone(self) -> None:
        found = helpers.command(EXAMPLES, "check").findings
        (gone,) = [each for each in found if each.code == "NTF205"]
        (unused,) = [each for each in found if each.code == "NTF308"]

        others = [each[:3] for each in found if each not in (gone, unused)]
        assert sorted(others) == self.wanted("")
        assert unused.path == "doc/notification_samples/parcel-opened.json"
        assert gone.message.startswith("'CouponPayload' ")
        line = (EXAMPLES / helpers.FILE).read_text(encoding="utf-8").split("\n")[gone.line - 1]
        assert '"CouponPayload"' in line
