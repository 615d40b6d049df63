"""Operations on texts of which parts may not be known, against Python's own."""

from __future__ import annotations

import operator as python
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flake8_notifications.interpretation.texts import (
    LONGEST,
    Listed,
    Raises,
    as_repr,
    as_text,
    best_supplier,
    binary,
    compare,
    concatenate,
    format_braces,
    format_percent,
    formatted,
    joined,
    slice_text,
    subscript_constant,
    text_method,
)
from flake8_notifications.interpretation.values.base import (
    NONE,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter, Supplier
from flake8_notifications.source.place import Place

PLACE = Place("a.py", 3)
TOPIC = Parameter(FunctionKey("a.py", 1, 0), "topic")
NAME = Unknown("the parameter 'topic'", PLACE, frozenset({TOPIC}))
OTHER = Unknown("something else", Place("b.py", 1))

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": python.add, "-": python.sub, "*": python.mul, "/": python.truediv,
    "//": python.floordiv, "%": python.mod, "**": python.pow, "<<": python.lshift,
    ">>": python.rshift, "|": python.or_, "&": python.and_, "^": python.xor,
}  # fmt: skip
COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": python.eq, "!=": python.ne, "<": python.lt, "<=": python.le, ">": python.gt,
    ">=": python.ge, "in": lambda item, container: item in container,
    "not in": lambda item, container: item not in container,
}  # fmt: skip
METHODS = sorted(name for name in dir(str) if not name.startswith("_"))
BYTES_METHODS = sorted(name for name in dir(bytes) if not name.startswith("_"))
#: Methods whose results are no plain values, or that take what is none.
OPAQUE_METHODS = {"format", "format_map", "maketrans", "fromhex"}


class Known(NamedTuple):
    """A value as the interpreter has it, and what it is when the program runs."""

    value: Value
    actual: Any


def constant(actual: Any) -> Known:
    if isinstance(actual, tuple):
        return Known(Tuple(tuple(constant(item).value for item in actual)), actual)
    return Known(Constant(actual), actual)


def text_of(pieces: list[tuple[str, bool]]) -> Known:
    """A text whose marked pieces are not known."""
    parts = [Unknown("hidden") if is_hidden else piece for piece, is_hidden in pieces]
    return Known(concatenate(parts), "".join(piece for piece, _ in pieces))


def run(function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
    """What Python does: a value, or Raises."""
    try:
        return function(*arguments, **keywords)
    except Exception as error:
        return Raises(type(error).__name__)


def has_room_for(parts: Sequence[str | Unknown], text: str) -> bool:
    """Whether a text has the known parts of another one, in their order.

    One pattern for all of it would try each way to share the text out among what is not known.
    """
    known = [""]
    for part in parts:
        if isinstance(part, str):
            known[-1] += part
        else:
            known.append("")
    first, *between = known
    if not between:
        return text == first
    last, at = between.pop(), len(first)
    for piece in between:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return text.startswith(first) and text.endswith(last) and at <= len(text) - len(last)


def stands_for(result: Any, actual: Any) -> bool:
    """Whether a result leaves room for what it is when the program runs."""
    match result:
        case Raises():
            return bool(result == actual)
        case Unknown():
            return True
        case Constant(value=value):
            return type(value) is type(actual) and (value == actual or value != value)
        case Text(parts=parts):
            return isinstance(actual, str) and has_room_for(parts, actual)
        case Tuple(items=items, more=more) | Listed(items=items, more=more):
            return (
                isinstance(actual, tuple if isinstance(result, Tuple) else list)
                and (len(items) == len(actual) if more is None else len(items) <= len(actual))
                and all(map(stands_for, items, actual))
            )
    return False


def is_ground(result: Any) -> bool:
    match result:
        case Constant() | Raises():
            return True
        case Tuple(items=items, more=None) | Listed(items=items, more=None):
            return all(map(is_ground, items))
    return False


def assert_as_python(result: Any, actual: Any, *operands: Any) -> None:
    """Of what is known wholly, the result is.

    :param operands: those that make Python go on for long if they are huge.
    """
    if any(isinstance(each, int) and abs(each) > 1000 for each in operands):
        return assert_leaves_room(result, actual)
    assert is_ground(result), (result, actual)
    assert stands_for(result, actual), (result, actual)


def assert_leaves_room(result: Any, actual: Any) -> None:
    """Of what is known in part: what raises is told only where it does, and not each time."""
    if not isinstance(actual, Raises):
        assert stands_for(result, actual), (result, actual)


def has_open_key(template: str) -> bool:
    """Whether it takes a closer look to see where a key ends."""
    return bool(re.search(r"%\([^)]*($|[%(])", template))


LETTERS = st.sampled_from("aab.:_ xAß\u03a3ǆ\ud8001\n")
SHORT = st.text(LETTERS, max_size=6)
NUMBERS = st.one_of(
    st.integers(-4, 9),
    st.booleans(),
    st.sampled_from([0.0, 1.5, -2.0, float("nan"), 1e308, 2**70, -(2**70)]),
)
ATOMS = st.one_of(
    SHORT, NUMBERS, st.none(), st.just(...), st.binary(max_size=3), st.just("x%s.%d{}")
)
CONSTANTS = ATOMS.map(constant)
TUPLES = st.lists(ATOMS, max_size=3).map(lambda items: constant(tuple(items)))
GROUND = st.one_of(CONSTANTS, TUPLES)
PARTIAL_TEXTS = st.lists(st.tuples(SHORT, st.booleans()), max_size=5).map(text_of)
HIDDEN = st.one_of(ATOMS, st.lists(ATOMS, max_size=2).map(tuple)).map(
    lambda actual: Known(Unknown("hidden"), actual)
)
PARTIAL_TUPLES = st.lists(st.one_of(CONSTANTS, PARTIAL_TEXTS, HIDDEN), max_size=3).map(
    lambda items: Known(
        Tuple(tuple(each.value for each in items)), tuple(each.actual for each in items)
    )
)
OPEN_TUPLES = st.tuples(PARTIAL_TUPLES, st.lists(SHORT, max_size=2)).map(
    lambda pair: Known(
        Tuple(pair[0].value.items, more=Unknown("further")), pair[0].actual + tuple(pair[1])
    )
)
PARTIAL = st.one_of(GROUND, PARTIAL_TEXTS, HIDDEN, PARTIAL_TUPLES, OPEN_TUPLES)
#: Arguments of methods, more often fitting than not.
SEPARATORS = st.sampled_from(["a", ".", "::", ":", "ab", "aa", "", "a.a", "_", " "])
ARGUMENTS = st.one_of(
    SEPARATORS, SEPARATORS, st.integers(-2, 4), st.none(), SHORT,
    st.lists(SEPARATORS, max_size=2).map(tuple), ATOMS,
)  # fmt: skip


def is_huge(operator: str, left: Any, right: Any) -> bool:
    """Whether Python would be at it for long."""
    sides = [abs(side) if isinstance(side, int) else len(repr(side)) for side in (left, right)]
    return operator in ("*", "**", "<<") and max(sides) > 1000 and float not in map(
        type, (left, right)
    )  # fmt: skip


@given(st.sampled_from(sorted(OPERATORS)), GROUND, GROUND)
def test_operators_on_what_is_known(operator: str, left: Known, right: Known) -> None:
    assume(not is_huge(operator, left.actual, right.actual))
    result = binary(operator, left.value, right.value, PLACE)
    actual = run(OPERATORS[operator], left.actual, right.actual)
    assert_as_python(result, actual, left.actual, right.actual)


@given(st.sampled_from(sorted(OPERATORS)), PARTIAL, PARTIAL)
def test_operators_on_what_is_not_known(operator: str, left: Known, right: Known) -> None:
    assume(not is_huge(operator, left.actual, right.actual))
    result = binary(operator, left.value, right.value, PLACE)
    assert_leaves_room(result, run(OPERATORS[operator], left.actual, right.actual))


@given(st.sampled_from(sorted(COMPARISONS)), PARTIAL, PARTIAL)
def test_comparisons(operator: str, left: Known, right: Known) -> None:
    answer = compare(operator, left.value, right.value)
    actual = run(COMPARISONS[operator], left.actual, right.actual)
    assert answer is None or answer is actual or isinstance(actual, Raises)


@given(st.sampled_from(sorted(COMPARISONS)), CONSTANTS, CONSTANTS)
def test_comparisons_of_constants(operator: str, left: Known, right: Known) -> None:
    actual = run(COMPARISONS[operator], left.actual, right.actual)
    expected = None if isinstance(actual, Raises) else actual
    assert compare(operator, left.value, right.value) is expected


@given(
    st.sampled_from([name for name in METHODS if name not in OPAQUE_METHODS]),
    SHORT,
    st.lists(ARGUMENTS, max_size=3),
)
def test_methods_of_what_is_known(name: str, text: str, arguments: list[Any]) -> None:
    values = [constant(argument).value for argument in arguments]
    result = text_method(Constant(text), name, values, {}, PLACE)
    actual = run(getattr(text, name), *arguments)
    if name == "encode" and arguments:
        assert_leaves_room(result, actual)
    else:
        assert_as_python(result, actual, *arguments)


@given(
    st.sampled_from([name for name in BYTES_METHODS if name not in OPAQUE_METHODS]),
    st.binary(max_size=4),
    st.lists(st.one_of(ATOMS, st.just(b"a")), max_size=2),
)
def test_methods_of_bytes(name: str, text: bytes, arguments: list[Any]) -> None:
    values = [constant(argument).value for argument in arguments]
    result = text_method(Constant(text), name, values, {}, PLACE)
    assert_leaves_room(result, run(getattr(text, name), *arguments))


@given(
    st.sampled_from([name for name in METHODS if name not in OPAQUE_METHODS]),
    PARTIAL_TEXTS,
    st.lists(st.one_of(ARGUMENTS.map(constant), PARTIAL), max_size=3),
)
def test_methods_of_what_is_not_known(name: str, text: Known, arguments: list[Known]) -> None:
    values = [argument.value for argument in arguments]
    result = text_method(text.value, name, values, {}, PLACE)
    actual = run(getattr(text.actual, name), *(argument.actual for argument in arguments))
    assert_leaves_room(result, actual)


SLICES = st.one_of(st.none(), st.integers(-5, 5))


@given(st.one_of(PARTIAL_TEXTS, GROUND, PARTIAL_TUPLES, OPEN_TUPLES), SLICES, SLICES, SLICES)
def test_slices(holder: Known, lower: int | None, upper: int | None, step: int | None) -> None:
    actual = run(lambda: holder.actual[lower:upper:step])
    result = slice_text(holder.value, lower, upper, step, PLACE)
    as_values = slice_text(holder.value, Constant(lower), Constant(upper), Constant(step), PLACE)
    check = assert_as_python if is_ground(holder.value) else assert_leaves_room
    check(result, actual)
    check(as_values, actual)


@given(st.one_of(PARTIAL_TEXTS, GROUND, PARTIAL_TUPLES), st.one_of(st.integers(-5, 5), ATOMS))
def test_items(holder: Known, index: Any) -> None:
    result = subscript_constant(holder.value, Constant(index), PLACE)
    actual = run(lambda: holder.actual[index])
    (assert_as_python if is_ground(holder.value) else assert_leaves_room)(result, actual)


SPECIFIERS = st.sampled_from(
    [
        "%s", "%d", "%r", "%a", "%5s", "%-5s|", "%.2s", "%05d", "%+d", "%x", "%c", "%%", "%",
        "%(a)s", "%(b)d", "%(a)5s", "%(c)s", "%(a", "%*d", "%.*f", "%-*s", "%z", "%.3f", "%ld",
        "%i", "%e", "%5%", "% d", "%#x", "%.f", "a.", "2024", "(", ")", "\n",
    ]
)  # fmt: skip
TEMPLATES = st.lists(SPECIFIERS, max_size=4).map("".join)
#: A template with pieces that are not known, and that have nothing to fill in.
PARTIAL_TEMPLATES = st.lists(
    st.one_of(
        st.tuples(SPECIFIERS, st.just(False)), st.tuples(st.sampled_from("a.("), st.just(True))
    ),
    max_size=4,
).map(text_of)


@given(TEMPLATES, st.lists(ATOMS, max_size=4))
def test_percent_with_what_is_known(template: str, arguments: list[Any]) -> None:
    assume(not (has_open_key(template) and re.search(r"\*|2024", template)))
    actual = run(lambda: template % tuple(arguments))
    values = [Constant(argument) for argument in arguments]
    for result in (
        format_percent(Constant(template), values, PLACE),
        binary("%", Constant(template), Tuple(tuple(values)), PLACE),
    ):
        assert_as_python(result, actual, *arguments)


@given(TEMPLATES, st.fixed_dictionaries({}, optional={"a": ATOMS, "b": ATOMS}))
def test_percent_with_a_dict(template: str, arguments: dict[str, Any]) -> None:
    values = {key: Constant(argument) for key, argument in arguments.items()}
    result = format_percent(Constant(template), values, PLACE)
    actual = run(lambda: template % arguments)
    takes_whole = bool(re.search(r"%[^(%]", template.replace("%%", "")))
    if takes_whole or has_open_key(template):
        assert_leaves_room(result, actual)
    else:
        assert_as_python(result, actual, *arguments.values())


@given(st.one_of(TEMPLATES.map(constant), PARTIAL_TEMPLATES), st.lists(PARTIAL, max_size=4))
def test_percent_with_what_is_not_known(template: Known, arguments: list[Known]) -> None:
    actual = run(lambda: template.actual % tuple(each.actual for each in arguments))
    result = format_percent(template.value, [each.value for each in arguments], PLACE)
    assert_leaves_room(result, actual)


@given(st.one_of(TEMPLATES.map(constant), PARTIAL_TEMPLATES), PARTIAL)
def test_percent_with_a_single_value(template: Known, argument: Known) -> None:
    actual = run(lambda: template.actual % argument.actual)
    assert_leaves_room(binary("%", template.value, argument.value, PLACE), actual)


FIELDS = st.sampled_from(
    [
        "{}", "{0}", "{1}", "{a}", "{b}", "{!r}", "{a!s}", "{a!a}", "{!x}", "{:>5}", "{:*^7}",
        "{:.2}", "{:05}", "{:,}", "{:x}", "{:.1f}", "{:{}}", "{a:{b}}", "{:{:{}}}", "{{", "}}",
        "{", "}", "{a.real}", "{a[0]}", "{0[x]}", "{0[1]}", "{.imag}", "{a.}", "{a[}", "{a[0]x}",
        "a.", "{ a}", "{:d}", "{!r:>9}", "{a!}", "{:}",
    ]
)  # fmt: skip
BRACES = st.lists(FIELDS, max_size=4).map("".join)


def attribute(value: Value, name: str) -> Value | Raises:
    if not isinstance(value, Constant):
        return Unknown("an attribute")
    found = run(getattr, value.value, name)
    return found if isinstance(found, Raises) else constant(found).value


def item(value: Value, index: Value) -> Value | Raises:
    assert isinstance(index, Constant)
    if isinstance(value, Constant | Text | Tuple):
        return subscript_constant(value, index, PLACE)
    return Unknown("an item")


@given(
    BRACES,
    st.lists(ATOMS, max_size=3),
    st.fixed_dictionaries({}, optional={"a": ATOMS, "b": ATOMS}),
)
def test_braces_with_what_is_known(
    template: str, positional: list[Any], keywords: dict[str, Any]
) -> None:
    actual = run(template.format, *positional, **keywords)
    values = [Constant(each) for each in positional]
    named = {key: Constant(each) for key, each in keywords.items()}
    result = format_braces(Constant(template), values, named, PLACE, attribute, item)
    assert_as_python(result, actual, *positional, *keywords.values())


@given(BRACES, st.lists(PARTIAL, max_size=3), st.dictionaries(st.sampled_from("ab"), PARTIAL))
def test_braces_with_what_is_not_known(
    template: str, positional: list[Known], keywords: dict[str, Known]
) -> None:
    actual = run(
        template.format,
        *(each.actual for each in positional),
        **{key: each.actual for key, each in keywords.items()},
    )
    values = [each.value for each in positional]
    named = {key: each.value for key, each in keywords.items()}
    result = format_braces(Constant(template), values, named, PLACE, attribute, item)
    assert_leaves_room(result, actual)
    if not isinstance(actual, Raises):
        method = text_method(Constant(template), "format", values, named, PLACE)
        assert_leaves_room(method, actual)


SPECIFICATIONS = st.sampled_from(["", "5", ">5", "*^7", ".2", "05", "d", "x", ".1f", ",", "q", "<"])


@given(PARTIAL, st.sampled_from(["", "r", "s", "a"]), SPECIFICATIONS)
def test_fields_of_f_strings(value: Known, conversion: str, specification: str) -> None:
    convert: dict[str, Callable[[Any], Any]] = {
        "": lambda each: each,
        "r": repr,
        "s": str,
        "a": ascii,
    }
    actual = run(lambda: format(convert[conversion](value.actual), specification))
    result = formatted(value.value, conversion, specification, PLACE)
    check = assert_as_python if isinstance(value.value, Constant) else assert_leaves_room
    check(result, actual)


@given(PARTIAL_TEXTS, st.lists(st.one_of(PARTIAL_TEXTS, HIDDEN), max_size=4))
def test_join(separator: Known, items: list[Known]) -> None:
    assert isinstance(separator.value, Constant | Text)
    actual = run(separator.actual.join, [each.actual for each in items])
    values = [each.value for each in items]
    assert_leaves_room(joined(separator.value, values, None, PLACE), actual)
    assert_leaves_room(joined(separator.value, values, Unknown("more"), PLACE), actual)


@given(PARTIAL)
def test_texts_of_values(value: Known) -> None:
    assert_leaves_room(as_text(value.value), run(str, value.actual))
    assert_leaves_room(as_repr(value.value), run(repr, value.actual))


@given(st.lists(PARTIAL_TEXTS, max_size=5))
def test_concatenation(texts: list[Known]) -> None:
    result = concatenate([each.value for each in texts])
    assert stands_for(result, "".join(each.actual for each in texts))
    if isinstance(result, Text):
        assert "" not in result.parts
        pairs = zip(result.parts, result.parts[1:], strict=False)
        assert not any(isinstance(one, str) and isinstance(other, str) for one, other in pairs)
        assert any(isinstance(part, Unknown) for part in result.parts)


def supplied(text: str, depth: int, order: int) -> Constant:
    return Constant(text, Supplier(depth, order, PLACE, 0))


NEAR, LATER, FAR = supplied("near", 1, 5), supplied("later", 1, 7), supplied("far", 2, 9)


def shown(value: Any) -> Any:
    """A result as the tables have it: an unknown part is its reason, in brackets."""
    match value:
        case Constant(value=constant):
            return constant
        case Unknown(reason=reason):
            return f"<{reason}>"
        case Text(parts=parts):
            return "".join(part if isinstance(part, str) else f"<{part.reason}>" for part in parts)
        case Tuple(items=items, more=None):
            return tuple(map(shown, items))
        case Listed(items=items, more=more) | Tuple(items=items, more=more):
            return [*map(shown, items), *(() if more is None else ("...",))]
    return value


def text(*parts: str | Unknown) -> Text:
    return Text(parts)


A, B = Unknown("a"), Unknown("b")
TEXT_METHODS: list[tuple[Constant | Text, str, tuple[Any, ...], Any]] = [
    (text("a.", A), "split", (".",), ["a", "<a>", "..."]),
    (text("a.", A), "split", (".", 1), ["a", "<a>"]),
    (text("a.b", A, ".c"), "split", (".", 1), ["a", "b<a>.c"]),
    (text("a:", A), "split", ("::",), ["a<a>", "..."]),
    (text("a b ", A), "split", (), ["a", "b", "..."]),
    (text("a b", A), "split", (), ["a", "..."]),
    (text(A, ".end"), "rsplit", (".", 1), ["<a>", "end"]),
    (text(A, ".end"), "rpartition", (".",), ("<a>", ".", "end")),
    (text("a.", A), "partition", (".",), ("a", ".", "<a>")),
    (text("a.", A), "startswith", ("a",), True),
    (text("a.", A), "startswith", ("b",), False),
    (text("a.", A), "startswith", (("b", "a."),), True),
    (text("a.", A), "startswith", ("a.b",), "<a>"),
    (text(A, ".end"), "endswith", (".start",), False),
    (text(A, ".end"), "endswith", (".end",), True),
    (text("A.", A, ".B"), "lower", (), "a.<a>.b"),
    (text("A\u03a3", A, ".B"), "lower", (), "<a><a>.b"),
    (text("ab.", A, ".cd"), "title", (), "Ab.<a>.Cd"),
    (text("ab.", A, "cd"), "title", (), "Ab.<a><a>d"),
    (text("ab.", A, "CD"), "capitalize", (), "Ab.<a>cd"),
    (text(A, "CD"), "capitalize", (), "<a><a>d"),
    (text("a-b", A, "-c"), "replace", ("-", "_"), "a_b<a>_c"),
    (text("ab::c", A), "replace", ("::", "."), "ab.c<a>"),
    (text("ab:", A), "replace", ("::", "."), "<a><a>"),
    (Constant("x-y"), "replace", ("-", text(".", A)), "x.<a>y"),
    (text("a.", A), "removeprefix", ("a.",), "<a>"),
    (text("a.", A), "removeprefix", ("b.",), "a.<a>"),
    (text(A, ".end"), "removesuffix", (".end",), "<a>"),
    (text(" a", A, "b "), "strip", (), "a<a>b"),
    (text(" ", A, " b"), "lstrip", (), "<a>b"),
    (text("a", A), "isdigit", (), "<a>"),
    (text("a", A), "lower", (1,), Raises("TypeError")),
    (Constant("a"), "shorten", (), None),
    (Constant("a"), "__class__", (), None),
    (Constant(5), "lower", (), None),
    (Constant(b"a.b"), "decode", (), "a.b"),
    (Constant("\ud800"), "encode", (), Raises("UnicodeEncodeError")),
    (Constant("a"), "encode", ("no-such-codec",), "<a text in an encoding that is not well known>"),
    (Constant("a.b"), "split", (".",), ["a", "b"]),
    (Constant("a"), "center", (10**12,), "<a text of more than 10,000 characters>"),
    (Constant("."), "join", (Tuple((A, Constant("b"))),), "<a>.b"),
    (Constant("."), "join", (Tuple((Constant(1), A)),), Raises("TypeError")),
    (Constant("."), "join", (Tuple((Constant("a"),), more=B),), "<b>"),
]


@pytest.mark.parametrize(("receiver", "name", "arguments", "expected"), TEXT_METHODS)
def test_methods(
    receiver: Constant | Text, name: str, arguments: tuple[Any, ...], expected: Any
) -> None:
    values = [
        each if isinstance(each, Text | Tuple) else constant(each).value for each in arguments
    ]
    assert shown(text_method(receiver, name, values, {}, None)) == expected


OPERATIONS: list[tuple[Value, str, Value, Any]] = [
    (A, "+", Constant(".end"), "<a>.end"),
    (Constant("a."), "+", A, "a.<a>"),
    (Constant("a."), "+", External("os.name"), "a.<the text of 'os.name'>"),
    (A, "+", B, "<a>"),
    (A, "-", Constant(1), "<a>"),
    (text("a.", A), "+", Constant(1), Raises("TypeError")),
    (text("a.", A), "+", Tuple(()), Raises("TypeError")),
    (Constant("a"), "+", ListObject("list", ()), Raises("TypeError")),
    (text("a.", A), "-", Constant(1), Raises("TypeError")),
    (text("a.", A), "*", Constant(2), "a.<a>a.<a>"),
    (Constant(0), "*", text("a.", A), ""),
    (Tuple((A,)), "+", Tuple((B,)), ("<a>", "<b>")),
    (Tuple((A,)), "*", Constant(2), ("<a>", "<a>")),
    (Tuple((A,)), "-", Constant(2), Raises("TypeError")),
    (Constant("%s.%s"), "%", Tuple((A, Constant(1))), "<a>.1"),
    (Constant("%s.end"), "%", A, "<a>.end"),
    (Constant("%(a)s.end"), "%", A, "<a>.end"),
    (Constant("%s.%s"), "%", A, "<a>.<a>"),
    (Constant("%s.end"), "%", text("a.", A), "a.<a>.end"),
    (Constant("%s.%s"), "%", Tuple((A,)), Raises("TypeError")),
    (Constant("end"), "%", text("a.", A), Raises("TypeError")),
    (Constant("end"), "%", Constant(b"a"), "end"),
    (text(A, ".%s"), "%", Constant("end"), "<a>.end"),
    (text(A, ".end"), "%", Constant("b"), "<a>"),
    (A, "%", Constant("b"), "<a>"),
    (Constant("%s"), "%", DictObject(()), "<a format string that is not known>"),
    (Constant("%s %s"), "%", Tuple((A,), more=B), "<a>"),
    (Constant(1), "/", Constant(0), Raises("ZeroDivisionError")),
    (Constant(2), "**", Constant(10**9), "<a value too large to be computed>"),
    (Constant(1), "<<", Constant(10**9), "<a value too large to be computed>"),
    (Constant("a"), "*", Constant(10**9), "<a text of more than 10,000 characters>"),
    (Constant("%999999999d"), "%", Constant(1), "<a text of more than 10,000 characters>"),
    (Native("str"), "|", NONE, "<an operator '|' that is not understood here>"),
]


@pytest.mark.parametrize(("left", "operator", "right", "expected"), OPERATIONS)
def test_operations(left: Value, operator: str, right: Value, expected: Any) -> None:
    assert shown(binary(operator, left, right, None)) == expected


LIST, OTHER_LIST = ListObject("list", ()), ListObject("list", ())
ANSWERS: list[tuple[Value, str, Value, bool | None]] = [
    (A, "is", A, True),
    (A, "==", A, True),
    (A, "==", B, None),
    (A, "is", NONE, None),
    (NONE, "is", NONE, True),
    (NONE, "is not", NONE, False),
    (Constant("a"), "is", NONE, False),
    (Constant("a"), "is", Constant("a"), None),
    (Constant("a"), "is", Constant("b"), False),
    (Constant(True), "is", Constant(1), False),
    (text("a", A), "is", NONE, False),
    (text("a", A), "is not", NONE, True),
    (text("a", A), "==", text("a", A), True),
    (text("a", A), "==", text("a", B), None),
    (text("a", A), "==", text("b", B), False),
    (text("a", A), "==", Constant("b"), False),
    (text("a", A), "==", Constant("ab"), None),
    (text("a", A), "!=", Constant(5), True),
    (text("a", A, "b"), "==", Constant("ab"), None),
    (text("ab", A, "bc"), "==", Constant("abc"), False),
    (text(A, "x", B), "==", Constant("abc"), False),
    (text(A, "b", B), "==", Constant("abc"), None),
    (Constant("x"), "in", text("a", A), None),
    (Constant("a"), "in", text("a", A), True),
    (text("a", A), "in", Constant("bc"), False),
    (text("a", A), "in", Constant("ab"), None),
    (A, "in", Tuple((A,)), True),
    (A, "in", Tuple((B,)), None),
    (A, "in", Tuple(()), False),
    (Constant(1), "in", Tuple((Constant(2), Constant(True))), True),
    (Constant(1), "in", Tuple((Constant(2),), more=A), None),
    (Constant(1), "<", Constant("a"), None),
    (Constant(1), "<", A, None),
    (LIST, "is", LIST, True),
    (LIST, "is", OTHER_LIST, False),
    (LIST, "==", OTHER_LIST, None),
    (LIST, "==", Constant(1), False),
    (External("os.name"), "==", External("os.name"), True),
    (External("os.getpid()"), "==", External("os.getpid()"), None),
    (External("os.name"), "==", External("os.sep"), None),
    (External("os.name"), "==", Constant("posix"), None),
    (Native("str"), "is", Native("str"), True),
    (Tuple((A, NONE)), "==", Tuple((B, Constant(1))), False),
    (Tuple((A,)), "==", Tuple((A,)), True),
    (Tuple((A,)), "==", NONE, False),
]


@pytest.mark.parametrize(("left", "operator", "right", "expected"), ANSWERS)
def test_answers(left: Value, operator: str, right: Value, expected: bool | None) -> None:
    assert compare(operator, left, right) is expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (concatenate([NEAR, FAR]), NEAR),
        (concatenate([FAR, ".", LATER, NEAR]), LATER),
        (concatenate([Constant("a"), FAR]), FAR),
        (binary("+", Text((A,), FAR.supplier), Constant("x"), None), FAR),
        (binary("%", FAR, Tuple((NEAR,)), None), None),
        (binary("%", supplied("%s", 2, 1), Tuple((NEAR,)), None), NEAR),
        (binary("%", supplied("%s.%s", 2, 1), Tuple((NEAR, A)), None), NEAR),
        (format_percent(Constant("%(a)s"), {"a": FAR, "b": NEAR}, None), FAR),
        (format_braces(Constant("{}"), [FAR, NEAR], {}, None, attribute, item), FAR),
        (formatted(FAR, "r", "", None), FAR),
        (joined(Constant("."), [FAR, NEAR], None, None), NEAR),
        (text_method(FAR, "upper", (), {}, None), FAR),
        (text_method(FAR, "replace", (Constant("f"), NEAR), {}, None), NEAR),
        (text_method(Text((A,), FAR.supplier), "lower", (), {}, None), FAR),
        (slice_text(FAR, 1, None, None), FAR),
        (subscript_constant(FAR, Constant(0), None), FAR),
        (binary("+", Constant("a"), Constant("b"), None), Constant("")),
    ],
)
def test_suppliers(result: Any, expected: Constant | None) -> None:
    if expected is None:
        assert isinstance(result, Raises)
    else:
        assert result.supplier == expected.supplier


def test_the_items_of_a_split_text_have_its_supplier() -> None:
    result = text_method(supplied("a.b", 1, 2), "split", (Constant("."),), {}, None)
    assert isinstance(result, Listed)
    assert best_supplier(*result.items) == Supplier(1, 2, PLACE, 0)


@pytest.mark.parametrize(
    "value",
    [
        binary("+", NAME, OTHER, None),
        binary("+", Constant("a."), NAME, None),
        binary("%", Constant("%5s"), NAME, None),
        binary("%", Constant("%s%s"), NAME, None),
        binary("%", NAME, Constant(1), None),
        formatted(NAME, "r", ">5", None),
        text_method(Text((NAME,)), "lower", (), {}, None),
        text_method(Text((NAME,)), "replace", (Constant("a"), Constant("b")), {}, None),
        text_method(Constant("a"), "startswith", (NAME,), {}, None),
        text_method(Constant("."), "join", (NAME,), {}, None),
        joined(Constant("."), [NAME], OTHER, None),
        concatenate([Constant("a" * LONGEST), NAME]),
        subscript_constant(Text((NAME,)), Constant(0), None),
        as_text(NAME),
        as_repr(NAME),
    ],
)
def test_what_the_callers_could_tell(value: Value) -> None:
    assert opens_of(value) == {TOPIC}


def test_a_text_is_the_same_unknown_value_until_it_is_changed() -> None:
    assert as_text(NAME) == Text((NAME,))
    assert binary("%", Constant("%s."), NAME, None) == Text((NAME, "."))
    lowered = text_method(Text((NAME,)), "lower", (), {}, None)
    assert isinstance(lowered, Text)
    (part,) = lowered.parts
    assert isinstance(part, Unknown)
    assert part is not NAME
    assert (part.reason, part.place) == (NAME.reason, NAME.place)


@pytest.mark.parametrize("start", [Constant("ab"), Text(("a", NAME)), Tuple((NONE,))])
def test_what_doubles_is_given_up(start: Value) -> None:
    value: Value | Raises = start
    for _ in range(40):
        assert not isinstance(value, Raises)
        value = binary("+", value, value, None)
    assert isinstance(value, Unknown)


def test_numbers_of_many_digits() -> None:
    huge = Constant(10**10_000)
    assert isinstance(as_text(huge), Unknown)
    assert isinstance(as_repr(huge), Unknown)
    assert binary("%", Constant("%d"), huge, None) == Raises("ValueError")
    assert formatted(huge, "", "", None) == Raises("ValueError")
