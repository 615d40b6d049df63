"""Adding options to the ``[flake8]`` section of a text, which stays as it is otherwise."""

from __future__ import annotations

import configparser
import re
from collections.abc import Mapping
from typing import Final

NAME: Final = "flake8"
_HEADER: Final = re.compile(r"^\[flake8\][^\n]*$", re.MULTILINE)
_NEXT: Final = re.compile(r"^\[", re.MULTILINE)
#: The last line of a section that says something; what follows may be about the next one.
_LAST: Final = re.compile(r".*^(?![ \t\r]*(?:[#;][^\n]*)?$)[^\n]*", re.MULTILINE | re.DOTALL)


class SectionError(Exception):
    """A text that cannot be edited; the message says why, without naming the file."""


def with_options(text: str, options: Mapping[str, str]) -> str:
    """A text with further options in its ``[flake8]`` section; it gets one where it has none.

    :param text: with its line ends as they are.
    :raises SectionError: if the result would not hold what the text holds and the options.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = end.join(written(options))
    header = _HEADER.search(text)
    if header is None:
        gap = "" if not text else end if text.endswith("\n") else end + end
        after = f"{text}{gap}[{NAME}]{end}{lines}{end}"
    else:
        position = _end_of_section(text, header)
        after = f"{text[:position]}{end}{lines}{text[position:]}"
    _verify(text, after, options)
    return after


def written(options: Mapping[str, str]) -> list[str]:
    """The lines of some options."""
    return [f"{name} = {value}" for name, value in options.items()]


def names_in(text: str) -> frozenset[str]:
    """The names of the options that a text has in its ``[flake8]`` section, with dashes.

    :raises SectionError: if the text cannot be read.
    """
    try:
        section = _parsed(text).get(NAME, {})
    except configparser.Error as error:
        raise SectionError(f"it cannot be read: {_on_one_line(error)}") from error
    return frozenset(name.replace("_", "-") for name in section)


def _on_one_line(error: configparser.Error) -> str:
    return str(error).replace("\n", " ")


def _end_of_section(text: str, header: re.Match[str]) -> int:
    """Where its last line ends, before the end of the line."""
    following = _NEXT.search(text, header.end())
    stop = following.start() if following else len(text)
    last = _LAST.match(text, header.start(), stop)
    position = header.end() if last is None else last.end()
    return position - text[:position].endswith("\r")


def _verify(before: str, after: str, options: Mapping[str, str]) -> None:
    try:
        wanted, parsed = _parsed(before), _parsed(after)
    except configparser.Error as error:
        raise SectionError(f"it cannot be read: {_on_one_line(error)}") from error
    wanted.setdefault(NAME, {}).update(options)
    if parsed != wanted:
        raise SectionError("its layout is not understood")


def _parsed(text: str) -> dict[str, dict[str, str]]:
    # As flake8 reads it.
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return {name: dict(section) for name, section in parser.items()}
