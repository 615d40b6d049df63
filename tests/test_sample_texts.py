"""JSON with places, and references between samples."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.json_text import (
    DEEPEST,
    Document,
    JsonError,
    Node,
    decode,
    parse,
    plain,
)
from flake8_notifications.samples.references import Problem, Resolved, Resolver

FILE = "a.json"
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
KEYS = st.text(max_size=3) | st.sampled_from(["x", "data", "name"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


def parsed(text: str | bytes) -> Document:
    return parse(decode(text if isinstance(text, bytes) else text.encode()), FILE)


class TestText:
    @given(VALUES, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
    def test_is_what_json_reads(self, value: object, indent: Any, is_ascii: bool) -> None:
        text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
        try:
            content = text.encode()
        except UnicodeEncodeError:
            return
        assert plain(parsed(content).root) == json.loads(text)

    @given(st.text(alphabet='{}[]",:\\ \n10.eE-+nulltrefasNI\x00ü'))
    def test_is_json_where_json_says_so(self, text: str) -> None:
        try:
            wanted = json.loads(text)
        except ValueError:
            with pytest.raises(JsonError):
                parsed(text)
        else:
            assert repr(plain(parsed(text).root)) == repr(wanted)

    @given(VALUES)
    def test_stands_where_its_values_say(self, value: object) -> None:
        text = json.dumps(value, indent=1)

        def holds(node: Node) -> None:
            part = text[node.start : node.end]
            assert json.loads(part) == plain(node)
            assert node.line == text.count("\n", 0, node.start) + 1
            for key, member in node.members.items():
                assert text.startswith(json.dumps(key), member.start)
                holds(member.value)
            for item in node.content if isinstance(node.content, tuple) else ():
                holds(item)

        holds(parsed(text).root)

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_has_lines_of_every_kind(self, newline: str) -> None:
        root = parsed(newline.join(["{", '"a": 1,', '"b": {"c": 2}', "}"])).root
        assert {key: member.value.line for key, member in root.members.items()} == {"a": 2, "b": 3}

    def test_may_have_a_byte_order_mark(self) -> None:
        document = parsed(b'\xef\xbb\xbf{"a": 1}')
        assert plain(document.root) == {"a": 1}
        assert document.source.encoding == "utf-8-sig"
        assert document.root.start == 0

    def test_may_hold_what_is_no_number(self) -> None:
        assert plain(parsed("[Infinity, -Infinity]").root) == [math.inf, -math.inf]
        (nan,) = parsed("[NaN]").root.content  # type: ignore[misc]
        assert math.isnan(nan.content)
        assert plain(parsed("9" * 10_000).root) == math.inf

    @pytest.mark.parametrize(
        ("text", "line", "reason"),
        [
            ("", 1, "it ends too early"),
            ("{", 1, "a key in double quotes is missing"),
            ('{"a": 1\n', 2, "it ends too early"),
            ('{\n"a" 1}', 2, "a ':' is missing"),
            ('{\n"a": 1\n"b": 2}', 3, "a ',' or '}' is missing"),
            ('{"a": 1,\n}', 2, "a key in double quotes is missing"),
            ("{a: 1}", 1, "a key in double quotes is missing"),
            ("[1,\n]", 2, "expecting value"),
            ("[1]\n[2]", 2, "something follows the end"),
            ('["a\nb"]', 1, "invalid control character at"),
            ('\n["a]', 2, "unterminated string starting at"),
        ],
    )
    def test_says_what_is_wrong(self, text: str, line: int, reason: str) -> None:
        with pytest.raises(JsonError) as error:
            parsed(text)
        assert (error.value.reason, error.value.line) == (f"is not JSON: {reason}", line)

    def test_is_utf_8(self) -> None:
        with pytest.raises(JsonError) as error:
            parsed(b'{\n"a": "\xff"}')
        assert (error.value.reason, error.value.line) == ("is not UTF-8: invalid start byte", 2)

    @pytest.mark.parametrize("text", ["[\n" * 100_000, '{"a":\n' * 100_000])
    def test_is_not_nested_too_deeply(self, text: str) -> None:
        with pytest.raises(JsonError) as error:
            parsed(text)
        assert error.value.reason == f"is nested deeper than {DEEPEST} levels"
        assert error.value.line == DEEPEST + 2

    def test_tells_of_keys_that_are_there_twice(self) -> None:
        document = parsed('{"a": {"b": 1,\n"b": 2}, "c": 3}')
        assert document.twice == (("b", 2),)
        assert plain(document.root) == {"a": {"b": 2}, "c": 3}


def laid(directory: Path, files: dict[str, str]) -> Resolver:
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")
    return Resolver(Directory(directory))


def value_of(resolved: Resolved) -> object:
    assert resolved.root is not None
    assert resolved.problems == ()
    return plain(resolved.root)


# The semantics of Nova's nova/tests/json_ref.py, in its simplest form: without places.


def resolve_refs(value: Any, files: dict[str, Any], directory: str) -> Any:
    if isinstance(value, list):
        return [resolve_refs(item, files, directory) for item in value]
    if not isinstance(value, dict):
        return value
    rest = {key: resolve_refs(v, files, directory) for key, v in value.items() if key != "$ref"}
    if "$ref" not in value:
        return rest
    path = os.path.normpath(os.path.join(directory, value["$ref"].partition("#")[0]))
    referred = resolve_refs(files[path], files, os.path.dirname(path))
    return update(referred, rest) if rest else referred


def update(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        are_objects = isinstance(merged.get(key), dict) and isinstance(value, dict)
        merged[key] = update(merged[key], value) if are_objects else value
    return merged


NAMES = ["0.json", "a/1.json", "a/2.json", "b/c/3.json"]


OBJECTS = st.sampled_from(["x", "y", "z"])


def reference(name: str, before: list[str], inner: Any) -> Any:
    """An object that refers to one of the files before."""
    start = os.path.dirname(name) or "."
    target = st.sampled_from([os.path.relpath(file, start) for file in before])
    marked = st.tuples(target, st.sampled_from(["", "#"])).map("".join)
    overrides = st.dictionaries(OBJECTS, inner, max_size=2)
    return st.tuples(marked, overrides).map(lambda each: {"$ref": each[0], **each[1]})


def containers(name: str, before: list[str]) -> Any:
    def around(inner: Any) -> Any:
        simple = st.lists(inner, max_size=3) | st.dictionaries(OBJECTS, inner, max_size=3)
        return simple | reference(name, before, inner) if before else simple

    return around


@st.composite
def linked(draw: st.DrawFn) -> dict[str, Any]:
    """Files of which each may refer to those before it."""
    files: dict[str, Any] = {}
    for name in NAMES:
        before = list(files)
        values = st.recursive(st.integers(0, 9), containers(name, before), max_leaves=6)
        if before and draw(st.booleans()):
            files[name] = draw(reference(name, before, values))
        else:
            files[name] = draw(st.dictionaries(OBJECTS, values, min_size=1, max_size=3))
    return files


class TestReferences:
    @settings(max_examples=30)
    @given(linked())
    def test_mean_what_they_mean_to_nova(self, files: dict[str, Any]) -> None:
        directory = Unwritten({name: json.dumps(value) for name, value in files.items()})
        resolver = Resolver(directory)
        for name in NAMES:
            wanted = resolve_refs(files[name], files, os.path.dirname(name))
            assert value_of(resolver.resolve(name)) == wanted

    @settings(max_examples=20)
    @given(linked())
    def test_values_stand_in_the_file_that_wrote_them_last(self, files: dict[str, Any]) -> None:
        texts = {name: json.dumps(value, indent=1) for name, value in files.items()}
        resolver = Resolver(Unwritten(texts))

        def holds(node: Node) -> None:
            if isinstance(node.content, tuple):
                for item in node.content:
                    holds(item)
            elif node.members:
                for member in node.members.values():
                    holds(member.value)
            elif not isinstance(node.content, dict):
                part = texts[node.file][node.start : node.end]
                assert "$ref" in part or json.loads(part) == plain(node)

        for name in NAMES:
            root = resolver.resolve(name).root
            assert root is not None
            holds(root)

    def test_override_recursively(self, tmp_path: Path) -> None:
        resolver = laid(
            tmp_path,
            {
                "a.json": '{"$ref": "common/b.json#", "o": {"x": 9, "l": [3]}, "n": null}',
                "common/b.json": '{"o": {"x": 1,\n"y": 2, "l": [1, 2]}, "c": {"$ref": "c.json"}}',
                "common/c.json": '"c"',
            },
        )
        found = resolver.resolve("a.json")
        assert value_of(found) == {"o": {"x": 9, "y": 2, "l": [3]}, "c": "c", "n": None}
        assert found.files == {"a.json", "common/b.json", "common/c.json"}
        assert found.root is not None
        outer = found.root.members["o"].value
        assert (outer.members["x"].value.file, outer.members["y"].value.file) == (
            "a.json",
            "common/b.json",
        )
        assert outer.members["y"].value.line == 2
        assert outer.base is not None
        assert plain(outer.base) == {"x": 1, "y": 2, "l": [1, 2]}

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ('{"$ref": 1}', "its $ref is no text"),
            ('{"$ref": "c.json#/x"}', "its $ref 'c.json#/x' names a part of a file: only whole "
             "files are known"),
            ('{"$ref": "x.json"}', "its $ref 'x.json' leads nowhere: there is no such file"),
            ('{"$ref": ""}', "its $ref '' leads nowhere: there is no such file"),
            ('{"$ref": "a\\u0000"}', "its $ref 'a\0' leads nowhere: there is no such file"),
            ('{"$ref": "../x.json"}', "its $ref '../x.json' leads nowhere: it is outside of the "
             "directory of the samples"),
            ('{"$ref": "/etc/x.json"}', "its $ref '/etc/x.json' leads nowhere: it is outside of "
             "the directory of the samples"),
            ('{"$ref": "link.json"}', "its $ref 'link.json' leads nowhere: it is outside of the "
             "directory of the samples"),
            ('{"$ref": "a.json"}', "its $ref 'a.json' leads in a circle: a.json → a.json"),
            ('{"$ref": "c.json", "x": 1}', "its $ref 'c.json' overrides keys of what is no object"),
        ],
    )  # fmt: skip
    def test_that_lead_nowhere(self, text: str, reason: str, tmp_path: Path) -> None:
        directory = tmp_path / "samples"
        resolver = laid(directory, {FILE: f'{{"k": 1,\n"o": {text}}}', "c.json": "[]"})
        (tmp_path / "x.json").write_text("{}")
        (directory / "link.json").symlink_to(tmp_path / "x.json")

        found = resolver.resolve(FILE)

        assert found.problems == (Problem(FILE, 2, reason),)
        assert found.root is not None
        assert plain(found.root) == {"k": 1}

    def test_that_lead_in_a_circle(self, tmp_path: Path) -> None:
        names = [f"{number}.json" for number in range(12)]
        everything = json.dumps([{"$ref": name} for name in names])
        resolver = laid(tmp_path, dict.fromkeys(names, everything))
        for name in names:
            problems = resolver.resolve(name).problems
            assert problems
            assert all(" leads in a circle: " in problem.reason for problem in problems)

    def test_that_lead_far(self, tmp_path: Path) -> None:
        deep = '{"a": [' * 40 + '{"$ref": "%s.json"}' + "]}" * 40
        wide = '[{"$ref": "%s.json"}, {"$ref": "%s.json"}]'
        files = {f"deep{number}.json": deep % f"deep{number + 1}" for number in range(60)}
        files |= {f"wide{number}.json": wide % ((f"wide{number + 1}",) * 2) for number in range(40)}
        files |= {f"{number}.json": f'{{"$ref": "{number + 1}.json"}}' for number in range(60)}
        resolver = laid(tmp_path, {**files, "deep60.json": "1", "wide40.json": "1", "60.json": "1"})

        assert (
            resolver.resolve("deep0.json").problems[-1].reason.startswith("is nested deeper than ")
        )
        assert resolver.resolve("wide0.json").problems == ()
        (problem,) = resolver.resolve("0.json").problems
        assert problem.reason == "its $ref '50.json' leads through more than 50 files"

    def test_tell_of_what_is_wrong_elsewhere(self, tmp_path: Path) -> None:
        files = {FILE: '[{"$ref": "b.json"}, {"$ref": "b.json"}]', "b.json": '{\n"a": }'}
        found = laid(tmp_path, files).resolve(FILE)
        assert found.problems == (Problem("b.json", 2, "is not JSON: expecting value"),)


class Unwritten(Directory):
    """A directory that is nowhere."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(Path("/nowhere"))
        self._texts = texts

    def content(self, file: str) -> bytes:
        return self._texts[file].encode()
