import functools

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Naming(type):
    action = 'create'

    @property
    def phase(cls):
        return 'start'


class Topic(metaclass=Naming):
    pass


class Path:
    def __truediv__(self, other):
        return 'update'


class Settings:
    @functools.cached_property
    def kind(self):
        return 'cached'


def notify(ctx, phase):
    NOTIFIER.info(ctx, 'order.' + phase, {})


def run(ctx):
    NOTIFIER.info(ctx, f'order.{Topic.action}', {})  # NTF101 order.create
    notify(ctx, Topic.phase)  # NTF101 order.start
    notify(ctx, Path() / 'x')  # NTF101 order.update
    notify(ctx, Settings().kind)  # NTF101 order.cached
