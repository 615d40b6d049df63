"""The states of an order."""

import typing

State = typing.Literal['new', 'paid', 'sent', 'lost']
ALL = typing.get_args(State)
