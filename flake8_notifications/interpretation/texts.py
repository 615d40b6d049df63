"""Operations on texts and other plain values; none of their arguments is Alternatives."""

from flake8_notifications.interpretation.comparison import compare
from flake8_notifications.interpretation.formatting import Field, format_braces, formatted
from flake8_notifications.interpretation.operators import binary, slice_text, subscript_constant
from flake8_notifications.interpretation.percent import format_percent, has_repr
from flake8_notifications.interpretation.text_methods import text_method
from flake8_notifications.interpretation.text_values import (
    LONGEST,
    Listed,
    Raises,
    as_repr,
    as_text,
    best_supplier,
    concatenate,
    joined,
)

__all__ = [
    "LONGEST",
    "Field",
    "Listed",
    "Raises",
    "as_repr",
    "as_text",
    "best_supplier",
    "binary",
    "compare",
    "concatenate",
    "format_braces",
    "format_percent",
    "formatted",
    "has_repr",
    "joined",
    "slice_text",
    "subscript_constant",
    "text_method",
]
