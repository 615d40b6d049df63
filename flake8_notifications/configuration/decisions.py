"""Which findings flake8 would report, decided by flake8's own code.

That is ``select``, ``ignore`` and their relatives, ``per-file-ignores``, ``# noqa``,
``# flake8: noqa`` and ``disable-noqa``.
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Iterable, Sequence
from pathlib import Path

import flake8
from flake8.exceptions import ExecutionError
from flake8.formatting.base import BaseFormatter
from flake8.main.options import register_default_options, stage1_arg_parser
from flake8.options import config
from flake8.options.aggregator import aggregate_options
from flake8.options.manager import OptionManager
from flake8.processor import FileProcessor
from flake8.style_guide import Decision, StyleGuideManager
from flake8.violation import Violation

from flake8_notifications.configuration import flake8_options
from flake8_notifications.errors import SettingsError
from flake8_notifications.rules.finding import Finding

#: The name of the plugin's entry point, which flake8 selects by default.
_ENTRY_POINT = "NTF"


class Decisions:
    """What the configuration and the comments in the sources say of findings.

    :param root: what the paths of findings are relative to.
    :param only: codes to select instead of those of the configuration; those, if there are none.
    :param selected: codes to select besides.
    :raises SettingsError: if flake8 cannot make sense of the configuration.
    """

    def __init__(
        self,
        root: Path,
        config_file: str | None = None,
        *,
        isolated: bool,
        only: Sequence[str] = (),
        selected: Sequence[str] = (),
    ) -> None:
        self._root = root
        try:
            self._options = _options(config_file, isolated=isolated)
            self._options.select = [*only] or self._options.select
            self._options.extend_select = [*(self._options.extend_select or ()), *selected]
            self._guides = StyleGuideManager(self._options, _Silent(self._options))
        except (ExecutionError, ValueError) as error:
            raise SettingsError(str(error)) from error
        self._source = functools.cache(self._read)

    def is_reported(self, finding: Finding) -> bool:
        """Whether flake8 would report a finding."""
        path = str(self._root / finding.place.path)
        line: str | None = ""
        if path.endswith(".py"):
            source = self._source(path)
            if source.is_ignored:
                return False
            line = source.line(finding.place.line)
        place = (path, finding.place.line, finding.column)
        return bool(self._guides.handle_error(finding.code, *place, finding.message, line))

    def is_excused(self, finding: Finding) -> bool:
        """Whether a comment in the source suppresses a finding."""
        path = str(self._root / finding.place.path)
        if not path.endswith(".py"):
            return False
        try:
            source = self._source(path)
        except OSError:
            # It has gone meanwhile.
            return False
        line = source.line(finding.place.line)
        violation = Violation(finding.code, path, finding.place.line, 1, finding.message, line)
        return source.is_ignored or bool(violation.is_inline_ignored(self._options.disable_noqa))

    def selects(self, code: str) -> bool:
        """Whether flake8 would report a rule, in a file without settings of its own."""
        return self._guides.decider.decision_for(code) is Decision.Selected

    def selects_any(self, codes: Iterable[str]) -> bool:
        """Whether flake8 would report any of some rules, in a file without settings of its own."""
        return any(map(self.selects, codes))

    @property
    def narrowed_by(self) -> str:
        """The option that leaves out most of what flake8 would report."""
        names = ("select", "ignore", "extend_ignore")
        names_set = (name for name in names if getattr(self._options, name))
        return next(names_set, names[0]).replace("_", "-")

    @property
    def extends_selection(self) -> bool:
        """Whether the configuration selects anything besides."""
        return bool(self._options.extend_select)

    def _read(self, path: str) -> _Source:
        return _Source(FileProcessor(path, self._options))


class _Source:
    """The suppressions in a file; flake8 reads all of it for each, so most files are spared that.

    :ivar is_ignored: whether ``# flake8: noqa`` suppresses everything in it.
    """

    def __init__(self, processor: FileProcessor) -> None:
        self._processor = processor
        self._has_noqa = "noqa" in "".join(processor.lines).lower()
        self.is_ignored = self._has_noqa and bool(processor.should_ignore_file())

    def line(self, number: int) -> str | None:
        """The logical line that may hold a suppression."""
        return self._processor.noqa_line_for(number) if self._has_noqa else ""


def _options(config_file: str | None, *, isolated: bool) -> argparse.Namespace:
    """The options as flake8 aggregates them, with no other plugin loaded."""
    parser, directory = config.load_config(config_file, [], isolated=isolated)
    manager = OptionManager(
        version=flake8.__version__,
        plugin_versions="",
        parents=[stage1_arg_parser()],
        formatter_names=[],
    )
    register_default_options(manager)
    flake8_options.register(manager)
    manager.extend_default_select([_ENTRY_POINT])
    return aggregate_options(manager, parser, directory, [])


class _Silent(BaseFormatter):
    def handle(self, error: Violation) -> None:
        """Print nothing: the report does."""
