"""The settings of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flake8_notifications import options
from flake8_notifications.committed.location import Location
from flake8_notifications.payloads.class_options import USUAL_OPTIONS, ClassOptions
from flake8_notifications.payloads.policy_names import Policy

if TYPE_CHECKING:
    from flake8_notifications.emissions.model import NamedNotifier


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by.

    :ivar root: the project root, absolute.
    :ivar notifiers: further notifiers.
    :ivar factories: the project's own functions that make notifiers, by dotted name.
    :ivar cache: the directory of the cache, absolute; None for no cache.
    :ivar against: the git revision whose files judge, empty for none.
    :ivar config_files: the configuration files that may be in force, relative to the root.
    :ivar is_named_by_command: whether a command line names the allowlist or the fingerprint file,
        which makes their paths absolute.
    :ivar tests: those globs of ``exclude`` that nobody has asked for: what production code imports
        is no test, whatever its name.
    :ivar unchecked: flake8's own globs of what it does not check, as it matches them.
    :ivar samples: the directory of the samples, absolute.
    :ivar has_named_samples: whether somebody named it, so that it has to exist.
    :ivar sample_decorators: the names of the functions that name a class's sample.
    :ivar class_options: what is said of payload classes beside their bases.
    :ivar unreported: the codes of rules that flake8 is told to leave out everywhere, in order;
        nothing has to be looked for on their account.
    :ivar gates: the functions that decide whether to send, by dotted name.
    :ivar replacement: what to send instead of what may not be sent, empty for nothing.
    """

    root: Path
    allowlist: Location
    notifiers: tuple[NamedNotifier, ...]
    factories: tuple[str, ...]
    fingerprints: Location
    payload_bases: tuple[str, ...]
    policy: Policy
    exclude: tuple[str, ...]
    cache: Path | None = None
    against: str = ""
    config_files: tuple[str, ...] = ()
    is_named_by_command: bool = False
    tests: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    samples: Path = Path()
    has_named_samples: bool = False
    sample_decorators: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    replacement: str = ""
    class_options: ClassOptions = USUAL_OPTIONS
    unreported: tuple[str, ...] = ()

    @property
    def has_names(self) -> bool:
        """Whether somebody names functions or classes of the project or of what it uses."""
        bases = options.split_list(options.PAYLOAD_BASES.default)
        decorators = options.split_list(options.SAMPLE_DECORATORS.default)
        has_own = [*self.payload_bases] != bases or not {*self.sample_decorators} <= {*decorators}
        return bool(self.notifiers or self.factories or self.gates or has_own)


class Named(NamedTuple):
    """What options name, each thing under the names that it has where it is defined as well."""

    notifiers: tuple[NamedNotifier, ...]
    factories: tuple[str, ...]
    payload_bases: tuple[str, ...]
    gates: tuple[str, ...]
