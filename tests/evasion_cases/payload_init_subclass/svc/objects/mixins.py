"""What several payloads have in common."""

from svc.objects import fields


class Timestamped:
    fields = {
        'created_at': fields.DateTimeField(nullable=True),
        'updated_at': fields.DateTimeField(nullable=True),
    }

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.fields = {**cls.fields, 'tag': fields.StringField(nullable=True)}


def described(**more):
    """The fields of something with a name."""
    return {'name': fields.StringField(nullable=True), **more}
