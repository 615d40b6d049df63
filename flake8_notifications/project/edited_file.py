"""Whether a file means the same after an edit to a piece of work that asked something of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from flake8_notifications.project.edits import Edit, Skeleton, edited_function
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.questions import Questions, Vocabulary
from flake8_notifications.project.syntax_comparison import Outline, SyntaxComparison
from flake8_notifications.source import syntax

#: The answer to a question about a function, given the function with its body, and its text.
AnswerOf: TypeAlias = Callable[[str, syntax.FunctionDefinition, str, Sequence[Vocabulary]], str]


class Asking(NamedTuple):
    """How questions are asked again whose meaning is another package's.

    :ivar outline: what tells assignments apart whose values nobody asked for.
    :ivar answer_of: the answer to one about a function.
    """

    outline: Outline
    answer_of: AnswerOf


class EditedFile:
    """A file after an edit.

    :param questions: what was asked before the edit.
    :param path: of the file.
    """

    def __init__(
        self, questions: Questions, modules: Modules, path: str, edit: Edit, asking: Asking
    ) -> None:
        self._modules = modules
        self._path = path
        self._edit = edit
        self._asking = asking
        self._used = questions.used.get(path, set())
        self._quoted = questions.quoted.get(path, {})
        self._answers = questions.answers.get(path, {})
        self._vocabularies = questions.vocabularies

    def is_idle(self, before: Skeleton, identity: str) -> bool:
        """Whether the edit changes nothing that was asked, but for the numbers of lines.

        :param identity: of the text before the edit.
        """
        if not all(self._says_the_same(lines, text) for lines, text in self._quoted.items()):
            return False
        function = edited_function(self._edit, self._modules.texts.as_written(self._path), before)
        if function is not None and function.line not in self._used:
            return function.line not in self._answers or self._answers_hold(
                function.line, function.definition(), (function.line, function.last)
            )
        former = self._modules.former(self._path, identity)
        if former is None:
            return False
        after = self._modules.unasked(self._path)
        return SyntaxComparison(
            self._edit, former, after, self._used, self._asking.outline, self._is_answered_alike
        ).is_same()

    def _says_the_same(self, lines: tuple[int, int], before: str) -> bool:
        """Whether some lines, or the one that stands for the only one of them, say the same.

        Those are laid out by what stands around them, and not only by what they are.
        """
        first, last = lines
        if first < last and self._edit.touches(first, last):
            return False
        first_now = self._edit.settled(first)
        if first_now is None:
            return False
        text = self._modules.texts.peek_lines(self._path)
        return "\n".join(text[first_now - 1 : first_now + last - first]) == before

    def _is_answered_alike(
        self, before: syntax.FunctionDefinition, after: syntax.FunctionDefinition
    ) -> bool:
        """Whether what was asked about a function has the same answers."""
        if before.line not in self._answers or before.body is not None:
            return True
        module = self._modules.unasked(self._path)
        whole = msgspec.structs.replace(after, body=module.peek_body(after))
        return self._answers_hold(before.line, whole, (after.line, module.end_of(after)))

    def _answers_hold(
        self, line: int, after: syntax.FunctionDefinition, lines: tuple[int, int]
    ) -> bool:
        first, last = lines
        text = "\n".join(self._modules.texts.peek_lines(self._path)[first - 1 : last])
        return all(
            self._asking.answer_of(question, after, text, self._vocabularies) == answer
            for question, answer in self._answers[line].items()
        )
