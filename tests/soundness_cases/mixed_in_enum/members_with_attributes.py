import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event(enum.Enum):
    CREATED = ('order.created', 1)
    DELETED = ('order.deleted', 2)

    def __init__(self, text, level):
        self.text = text
        self.level = level

    def started(self):
        return self.text + '.start'


class Plain(enum.Enum):
    ONE = 'plain.one'


def send(ctx):
    N.info(ctx, Event.CREATED.text, {})  #! order.created
    N.info(ctx, Event.DELETED.started(), {})  #! order.deleted.start
    N.info(ctx, Event.DELETED.value[0] + '.value', {})  #! order.deleted.value
    N.info(ctx, Plain.ONE, {})  #! *
    N.info(ctx, str(Plain.ONE), {})  #! Plain.ONE

# run: send(ctx)
