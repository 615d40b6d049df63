import functools

from inferred import same


class Naming(type):
    @property
    def phase(cls):
        return 'start' if cls.__doc__ else 'end'


class Topic(metaclass=Naming):
    pass


class Changing(type):
    stage = 'start'


class Changed(metaclass=Changing):
    pass


def change():
    Changing.stage = 'end'


def run(ctx):
    same.notify(ctx, Topic.phase)  # NTF102 order.*
    same.notify(ctx, Changed.stage)  # NTF102 order.*
