"""What a result depends on, and whether any of it has changed since an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from flake8_notifications.project.edited_file import Asking, EditedFile
from flake8_notifications.project.edits import (
    Edit,
    Skeleton,
    checksums,
    edit_between,
    skeleton_of,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.questions import Questions
from flake8_notifications.project.texts import few_of

_NO_EDIT: Final = Edit(1, 0, 0)
_NO_EDITS: Final[Mapping[str, Edit]] = MappingProxyType({})


class Dependencies(msgspec.Struct, array_like=True):
    """What a result depends on: the project as a piece of work met it.

    A run that read ``shop/bus.py`` and looked for ``publish`` depends on the text of that file, and
    on which other files mention the word; an edit of any other line changes nothing.

    :ivar identities: of the texts, by path.
    :ivar definitions: digests of what the texts define, by path.
    :ivar questions: what was asked, with the answers.
    :ivar outside: the paths of what was read and is no part of the project, as an allowlist may be.
    """

    identities: dict[str, str]
    definitions: dict[str, str]
    questions: Questions
    outside: set[str]


def dependencies_of(modules: Modules, questions: Questions) -> Dependencies:
    """The project as it is, for the next run."""
    paths = {*modules.paths, *questions.read}
    return Dependencies(
        {path: modules.sources.identity(path) for path in paths},
        modules.search.digests() if questions.searches else {},
        questions,
        questions.read - modules.path_set,
    )


def still_holds(
    dependencies: Dependencies, modules: Modules, edits: Mapping[str, Edit] = _NO_EDITS
) -> bool:
    """Whether the result would be the same now, but for the lines that edits have moved.

    :param edits: by path, those that change nothing the result depends on.
    """
    questions = dependencies.questions
    changed, gone = _differences(dependencies, modules)
    if questions.read & (changed | gone) - edits.keys() or _moved(dependencies, modules):
        return False
    if questions.few not in (None, few_of(len(modules.paths))):
        return False
    return (
        all(
            _mentions_hold(dependencies, modules, path, edits.get(path, _NO_EDIT))
            for path in changed
        )
        and not any(path in paths for path in gone for paths in questions.mentioning.values())
        and not any(any(questions.lines.get(path, {}).values()) for path in gone)
        and _searches_hold(dependencies, modules)
    )


def idle_edits(
    dependencies: Dependencies,
    modules: Modules,
    skeletons: Callable[[], Mapping[str, Skeleton]],
    asking: Asking,
) -> dict[str, Edit]:
    """By path, the edits of files read that change nothing the result depends on.

    :param skeletons: of what was read in part, by path.
    """
    questions = dependencies.questions
    changed, gone = _differences(dependencies, modules)
    edited = changed & questions.read
    if not edited or gone or edited & questions.whole:
        return {}
    edits: dict[str, Edit] = {}
    before = skeletons()
    for path in edited & before.keys():
        text = modules.texts.as_written(path)
        edit = edit_between(before[path].lines, checksums(text))
        identity = dependencies.identities.get(path, "")
        if EditedFile(questions, modules, path, edit, asking).is_idle(before[path], identity):
            edits[path] = edit
    return edits


def moved_dependencies(
    dependencies: Dependencies, modules: Modules, edits: Mapping[str, Edit]
) -> Dependencies:
    """The dependencies after edits that only move them to other lines."""
    questions = dependencies.questions
    lines, used, quoted = dict(questions.lines), dict(questions.used), dict(questions.quoted)
    answers = dict(questions.answers)
    for path, edit in edits.items():
        asked = lines.get(path, {})
        lines[path] = {question: edit.all_moved(answer) for question, answer in asked.items()}
        used[path] = {edit.settled(line) or line for line in used.get(path, ())}
        quoted[path] = {
            edit.moved_range(*lines): text for lines, text in quoted.get(path, {}).items()
        }
        answers[path] = {
            edit.settled(line) or line: answered for line, answered in answers.get(path, {}).items()
        }
    after = msgspec.structs.replace(
        questions, lines=lines, used=used, quoted=quoted, answers=answers
    )
    return dependencies_of(modules, after)


def skeletons_of(modules: Modules, questions: Questions) -> dict[str, Skeleton]:
    """What the modules look like that were read in part, by path."""
    paths = (questions.read - questions.whole) & modules.path_set
    return {
        path: skeleton_of(modules.at(path), modules.texts.as_written(path))
        for path in sorted(paths)
    }


def stale_modules(dependencies: Dependencies, modules: Modules) -> set[str]:
    """The modules for which something may be different, directly or through what they import.

    Only what modules read and find counts, not what was asked of all texts.
    """
    changed, gone = _differences(dependencies, modules)
    users: dict[str, set[str]] = {}
    for importer, path_by_name in dependencies.questions.found.items():
        for path in path_by_name.values():
            users.setdefault(path, set()).add(importer)
    pending = [*changed, *gone, *_moved(dependencies, modules)]
    met = set(pending)
    while pending:
        more = users.get(pending.pop(), set()) - met
        met |= more
        pending += more
    return met


def add_dependencies(questions: Questions, dependencies: Dependencies, left_out: set[str]) -> None:
    """Add what was found in the past, by all but some modules, to what was found now."""
    for importer, path_by_name in dependencies.questions.found.items():
        if importer not in left_out:
            now = questions.found.setdefault(importer, {})
            for name, path in path_by_name.items():
                now.setdefault(name, path)
    for name, stamp in dependencies.questions.outside.items():
        questions.outside.setdefault(name, stamp)
    questions.read |= dependencies.questions.read - left_out
    questions.whole |= dependencies.questions.whole - left_out


def _differences(dependencies: Dependencies, modules: Modules) -> tuple[set[str], set[str]]:
    """The paths that are new or have another text, and those that are gone."""
    identity, before = modules.sources.identity, dependencies.identities
    changed = {path for path in modules.paths if before.get(path) != identity(path)}
    # What was a part of the project and is excluded now is gone, though the file is there.
    gone = {
        path
        for path in before.keys() - modules.path_set
        if path not in dependencies.outside or before[path] != identity(path)
    }
    return changed, gone


def _moved(dependencies: Dependencies, modules: Modules) -> set[str]:
    """The files in which a dotted name means another module than in the past."""
    questions = dependencies.questions
    news = {
        name for name, stamp in questions.outside.items() if modules.outside_stamp(name) != stamp
    }
    moved = {
        importer for importer, path_by_name in questions.found.items() if news & path_by_name.keys()
    }
    if dependencies.identities.keys() != modules.path_set:
        for importer, found in questions.found.items():
            for name, path in found.items():
                before = path if path in dependencies.identities else None
                if modules.own_path(name, importer) != before:
                    moved.add(importer)
    return moved


def _mentions_hold(dependencies: Dependencies, modules: Modules, path: str, edit: Edit) -> bool:
    text = modules.texts.peek(path)
    questions = dependencies.questions
    return (
        all(
            (path in paths) == any(word in text for word in words.split("\0"))
            for words, paths in questions.mentioning.items()
        )
        and _lines_hold(questions, modules, path, edit)
        and all(
            modules.texts.say(path, question) == answer
            for question, answer in questions.said.get(path, {}).items()
        )
    )


def _lines_hold(questions: Questions, modules: Modules, path: str, edit: Edit) -> bool:
    """Whether the lines are the same that were the answers, and say the same.

    In a file that was only asked for lines, all of them may have moved, as long as they are in the
    same order.
    """
    asked = questions.lines.get(path, {})
    now = {question: modules.texts.ask(path, question) for question in asked}
    if path in questions.read:
        return all(
            now[question] == [edit.settled(line) for line in lines]
            for question, lines in asked.items()
        )
    moved: dict[int, int] = {}
    for question, lines in asked.items():
        if len(lines) != len(now[question]) or any(
            moved.setdefault(line, line_now) != line_now
            for line, line_now in zip(lines, now[question], strict=True)
        ):
            return False
    in_order = [moved[line] for line in sorted(moved)]
    if in_order != sorted({*in_order}):
        return False
    text = modules.texts.peek_lines(path)
    return all(
        first in moved and "\n".join(text[moved[first] - 1 : moved[first] + last - first]) == quoted
        for (first, last), quoted in questions.quoted.get(path, {}).items()
    )


def define_the_same(dependencies: Dependencies, modules: Modules) -> bool:
    """Whether no file defines something else, so that a search would find the same."""
    changed, gone = _differences(dependencies, modules)
    return not gone and all(
        modules.search.digest(path) == dependencies.definitions.get(path) for path in changed
    )


def _searches_hold(dependencies: Dependencies, modules: Modules) -> bool:
    if not dependencies.questions.searches or define_the_same(dependencies, modules):
        return True
    searches = dependencies.questions.searches
    return all(modules.search.ask(question) == answer for question, answer in searches.items())
