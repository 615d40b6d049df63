import os

from inferred import same


class Naming(type):
    @property
    def phase(cls):
        return 'start' if os.environ.get('PHASE') else 'end'


class Topic(metaclass=Naming):
    pass


class Changing(type):
    stage = 'start'


class Changed(metaclass=Changing):
    pass


def change():
    Changing.stage = 'end'


def run(ctx):
    same.notify(ctx, Topic.phase)  # NTF101 order.start NTF101 order.end
    same.notify(ctx, Changed.stage)  # NTF101 order.start NTF101 order.end
