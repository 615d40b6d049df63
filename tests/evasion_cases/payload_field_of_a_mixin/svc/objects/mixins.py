"""What several payloads have in common."""

from svc.objects import fields


class Timestamped:
    fields = {
        'created_at': fields.DateTimeField(nullable=True),
    }


def described(**more):
    """The fields of something with a name."""
    return {'name': fields.StringField(nullable=True), **more}
