"""What fills the dicts of other modules."""

from svc import fields


def add_note(target, name='note'):
    target[name] = fields.StringField()


class Builder:
    def __init__(self, target):
        self.target = target

    def add(self, name, field):
        self.target[name] = field
        return self


def each(target):
    for name in list(target):
        target[name + '_seen'] = fields.StringField()
        yield name
