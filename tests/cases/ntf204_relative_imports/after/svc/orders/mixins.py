"""A mixin of plain Python."""

from .. import fields


class Priced:
    fields = {'price': fields.IntegerField()}
