"""The program that is searched, with what runs its code and knows its names."""

from __future__ import annotations

from typing import NamedTuple

from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Units
from flake8_notifications.tracing.words import Words


class Program(NamedTuple):
    """What all questions about the program are answered from."""

    modules: Modules
    tracer: Tracer
    units: Units
    words: Words
    classes: Classes
    symbols: Symbols
    runs: Runs
