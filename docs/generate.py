"""Write the pages that say what the code says: of rules, options, commands and exit statuses.

``python docs/generate.py`` writes them; ``--check`` only says which are stale, and exits with 1.
The pages are committed, so that they can be read in the repository and findings can lead to them.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Final

import click

from flake8_notifications import cli
from flake8_notifications.options import OPTIONS, Option
from flake8_notifications.rules.catalogue import OF_EVENTS, RULES
from flake8_notifications.rules.rule import Rule

DOCS: Final = Path(__file__).resolve().parent
NOTE: Final = "<!-- Written by docs/generate.py. -->\n\n"
GROUPS: Final = {
    "NTF1": "What is sent",
    "NTF2": "Payload classes and their versions",
    "NTF3": "Versioned notifications and their samples",
}
#: Pages that say more than the help does, as links from the reference.
MORE_ON_OPTIONS: Final = {
    "notifications-allowlist": "[The allowlist](files.md#the-allowlist)",
    "notifications-notifiers": "[Notifiers](notifiers.md)",
    "notifications-replacement": "[In which words](findings.md#in-which-words)",
    "notifications-fingerprints": "[The fingerprint file](files.md#the-fingerprint-file)",
    "notifications-against": "[How a change is judged](../explanation/judging-a-change.md)",
    "notifications-payload-bases": "[Payload classes](payload-classes.md)",
    "notifications-payload-classes": "[Payload classes](payload-classes.md)",
    "notifications-version-attribute": "[Payload classes](payload-classes.md)",
    "notifications-version-policy": "[Versions](versions.md)",
    "notifications-samples": "[Samples](files.md#samples)",
    "notifications-cache-dir": "[The cache](cache.md)",
}
MORE_ON_COMMANDS: Final = {
    "allowlist": "[Retire legacy notifications](../how-to/retire-legacy-notifications.md)",
    "bump": "[Versions](versions.md#the-history)",
    "catalog": "[Publish the reference](../how-to/publish-the-reference.md)",
    "changes": "[Write the release note](../how-to/release-notes.md)",
    "check": "[Findings](findings.md) and [output formats](output-formats.md)",
    "emissions": "[Debug a miss](../contributing/debug-a-miss.md)",
    "explain": "[Rules](../rules/index.md)",
    "fingerprints": "[The fingerprint file](files.md#the-fingerprint-file)",
    "init": "[Adopt it in a large old tree](../how-to/adopt-a-large-tree.md)",
    "migration": "[Retire legacy notifications](../how-to/retire-legacy-notifications.md)",
    "samples": "[Keep samples up to date](../how-to/samples.md)",
}

#: What Markdown takes for markup, and quoted text, which is code.
_QUOTED: Final = re.compile(r"(?<![\w`])'([^'\n]+)'(?!\w)")
_OPTION: Final = re.compile(r"--(notifications-[a-z-]*[a-z])")
_CODE: Final = re.compile(r"NTF\d{3}")
#: Dotted names, entries of options and files: words with something in them that prose has not.
_NAME: Final = (
    r"(?<![^\s(])"
    r"(?:\S*(?:[A-Za-z_*]\.[A-Za-z_*]|\w/\w|::|\w:\d)\S*?|\.[a-z]\S*?)"
    r"(?=[,;:.)]*(?:\s|$))"
)
_TOKEN: Final = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("ticked", r"`[^`]+`"),
            ("quoted", _QUOTED.pattern),
            ("option", _OPTION.pattern),
            ("code", _CODE.pattern),
            ("flag", r"(?<![\w-])--[a-z][a-z-]*[a-z]"),
            ("section", r"\[flake8\]"),
            ("name", _NAME),
            ("markup", r"[*_<>|\[\]]"),
        )
    )
)


def pages() -> dict[str, str]:
    """The generated pages, by their path below ``docs/``."""
    return {
        "rules/index.md": _rules(),
        **{f"rules/{code}.md": _rule(rule) for code, rule in RULES.items()},
        "reference/options.md": _options(),
        "reference/commands.md": _commands(),
        "reference/exit-status.md": _exit_statuses(),
    }


def _rules() -> str:
    def table(prefix: str) -> Iterator[str]:
        yield "| code | says | default |\n| --- | --- | --- |"
        for code, rule in RULES.items():
            if code.startswith(prefix):
                default = "on" if rule.on_by_default else "off"
                event_rule = OF_EVENTS.get(code, rule)
                says = rule.summary
                if event_rule.summary != says:
                    says += f" *On a bus of your own:* {event_rule.summary}"
                yield f"| [{code}]({code}.md) | {says} | {default} |"

    parts = [
        "# Rules",
        "`flake8-notifications explain NTF201` prints a rule's page. A rule that is off by default"
        " is switched on with flake8's `extend-select`, one that is on is switched off with"
        " `extend-ignore`. NTF209, NTF306, NTF307 and NTF309 are about versioned notifications, as"
        " OpenStack has them, and mean nothing where events are sent on a bus of your own. "
        "[Which change needs which version](../reference/versions.md) and"
        " [where a finding is reported](../reference/findings.md) have pages of their own.",
    ]
    for prefix, title in GROUPS.items():
        parts += [f"## {title}", "\n".join(table(prefix))]
    toctree = "\n".join(["```{toctree}", ":hidden:", "", *RULES, "```"])
    return NOTE + "\n\n".join([*parts, toctree]) + "\n"


def _rule(rule: Rule) -> str:
    parts = [
        f"# {rule.code}: {rule.name}",
        f"{rule.summary} This rule is {'on' if rule.on_by_default else 'off'} by default.",
        *_sections(rule, "##"),
    ]
    variant = OF_EVENTS.get(rule.code)
    if variant is not None:
        parts += [
            "## In a project with its own event bus",
            "A project without oslo.messaging and oslo.versionedobjects reads this instead,"
            f" under the name `{variant.name}`.",
            *_sections(variant, "###"),
        ]
    return NOTE + "\n\n".join(parts) + "\n"


def _sections(rule: Rule, level: str) -> Iterator[str]:
    yield f"{level} Why"
    yield _prose(rule.reason, rule.code)
    for title, example in (("Bad", rule.bad), ("Good", rule.good)):
        yield f"{level} {title}"
        yield f"```python\n{example}\n```"
    yield f"{level} How to fix"
    yield _prose(rule.fix, rule.code)


def _options() -> str:
    parts = [
        "# Options",
        "In the `[flake8]` section of `setup.cfg`, `tox.ini` or `.flake8` without the dashes, or on"
        " the command line of `flake8` and of `flake8-notifications`, which wins. Several values"
        " are separated by commas or new lines. An option of the section that starts with"
        " `notifications-` and does not exist ends the run with one line and exit status 1; so does"
        " a name that refers to nothing: a misspelt one, a parameter or module that does not exist."
        " What other packages define has to be mentioned somewhere in the project. Paths in the"
        " section are relative to"
        " [the project root](../how-to/monorepos.md#where-a-project-begins).",
        *map(_option, OPTIONS),
    ]
    return NOTE + "\n\n".join(parts) + "\n"


def _option(option: Option) -> str:
    rows = [f"- Takes: {_kind(option)}"]
    rows.append(f"- Default: {f'`{option.default}`' if option.default else 'none'}")
    if option.name in MORE_ON_OPTIONS:
        rows.append(f"- More: {MORE_ON_OPTIONS[option.name]}")
    text = _sentence(option.help)
    return "\n\n".join([f"## `--{option.name}`", text, "\n".join(rows)])


def _kind(option: Option) -> str:
    if option.choices:
        return ", ".join(f"`{choice}`" for choice in option.choices[:-1]) + (
            f" or `{option.choices[-1]}`"
        )
    return f"{'a list of ' if option.is_list else ''}`{option.metavar}`"


def _commands() -> str:
    parts = [
        "# Commands",
        "Every command but `explain` takes all [options](options.md), `--config FILE` (a"
        " configuration file, as flake8 takes it) and `--isolated` (no configuration file)."
        " All of them write a file at once or not at all, and keep what they do not mean to change:"
        " comments and order of an allowlist, the layout of a Python table.",
    ]
    for name, command in sorted(cli.main.commands.items()):
        parts += _command(name, command)
    return NOTE + "\n\n".join(parts) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"flake8-notifications {name}")
    own = [each for each in command.params if not _is_shared(each)]
    usage = " ".join(
        [
            context.command_path,
            *(["[OPTIONS]"] if any(isinstance(each, click.Option) for each in command.params)
              else []),
            *(each.make_metavar(context) for each in own if isinstance(each, click.Argument)),
        ]
    )  # fmt: skip
    yield f"## {name}"
    yield f"```text\n{usage}\n```"
    yield _prose(inspect.cleandoc(command.help or ""), "")
    rows = [_parameter(each, context) for each in own if isinstance(each, click.Option)]
    if rows:
        yield "\n".join(["| option | meaning |", "| --- | --- |", *rows])
    yield f"More: {MORE_ON_COMMANDS[name]}"


def _parameter(option: click.Option, context: click.Context) -> str:
    (spelling,) = option.opts
    meaning = _sentence(option.help or "")
    if isinstance(option.type, click.Choice):
        spelling += " FORMAT"
        choices = ", ".join(f"`{each}`" for each in option.type.choices)
        meaning += f" One of {choices}; `{option.default}` where none is given."
    elif not option.is_flag:
        spelling += f" {option.make_metavar(context)}"
    return f"| `{spelling}` | {meaning} |"


def _exit_statuses() -> str:
    parts = [
        "# Exit statuses",
        "Of `flake8-notifications`: 0 clean, 1 findings or refusals, 2 a command that is used"
        " wrongly or settings that fit no project. What 0 and 1 mean, by command:",
    ]
    rows = ["| command | exit status |", "| --- | --- |"]
    for name, command in sorted(cli.main.commands.items()):
        rows.append(f"| [`{name}`](commands.md#{name}) | {_escaped(exit_status(command), '')} |")
    parts.append("\n".join(rows))
    parts.append(
        "flake8 itself ends with 1 where there are findings, and with 1 and one line on standard"
        " error where the settings make no sense: a file that was named and does not exist, a table"
        " that cannot be read, marks of a merge conflict, an unknown revision."
    )
    return NOTE + "\n\n".join(parts) + "\n"


def exit_status(command: click.Command) -> str:
    """What the help of a command says of its exit status.

    :raises ValueError: if it says nothing.
    """
    text = " ".join(inspect.cleandoc(command.help or "").split())
    _, separator, told = text.partition("Exit status: ")
    if not separator:
        raise ValueError(f"the help of '{command.name}' says nothing of its exit status")
    return told.strip()


def _is_shared(parameter: click.Parameter) -> bool:
    shared = {"config", "isolated", *(each.attribute for each in OPTIONS)}
    return parameter.name in shared


def _sentence(text: str) -> str:
    """A help text as a page shows it: with a capital and a full stop."""
    text = re.sub(r"  \[default: .*\]$", "", text)
    # A word that is written so, such as a command, keeps its letters.
    return _escaped(text[:1].upper() + text[1:], "") + ("" if text.endswith(".") else ".")


def _prose(text: str, code: str) -> str:
    """Paragraphs as Markdown; what is indented is something to type or to copy.

    :param code: of the rule that the page is about; it is not linked.
    """
    parts = re.split(r"\n\s*\n", dedent(text).strip("\n"))
    return "\n\n".join(
        f"```text\n{dedent(part)}\n```"
        if part.startswith(" ")
        else _escaped(" ".join(part.split()), code)
        for part in parts
    )


def _escaped(text: str, page: str) -> str:
    """Text as Markdown: names as code, options and other rules as links.

    :param page: the code of the rule that the page is about, or nothing in the reference.
    """
    up = "../rules/" if not page else ""

    def replaced(match: re.Match[str]) -> str:
        whole = match[0]
        match match.lastgroup:
            case "ticked":
                return whole
            case "option":
                name = whole.removeprefix("--")
                there = "../reference/options.md" if page else "options.md"
                return f"[`{whole}`]({there}#--{name})"
            case "code":
                return whole if whole == page else f"[{whole}]({up}{whole}.md)"
            case "markup":
                return f"\\{whole}"
        inner = whole[1:-1] if whole[0] == whole[-1] == "'" else whole
        # In a cell of a table, a bar ends the cell even in code.
        return f"`{inner}`"

    return _TOKEN.sub(replaced, text)


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or say which are stale."""
    stale = [
        name
        for name, text in pages().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    for name in stale:
        print(f"docs/{name}")
        if "--check" not in arguments:
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_text(pages()[name], encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
