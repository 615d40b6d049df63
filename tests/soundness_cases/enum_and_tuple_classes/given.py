import enum
import typing

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Status(enum.Enum):
    ACTIVE = 'active'
    LIVE = 'active'
    GONE = 'gone'


class Event(typing.NamedTuple):
    subject: str
    verb: str = 'done'


def go(ctx):
    N.info(ctx, '.'.join(Status.__members__), {})  #! ACTIVE.LIVE.GONE
    N.info(ctx, '.'.join(Event._fields), {})  #! subject.verb
    N.info(ctx, Event._make(['mail', 'sent']).verb, {})  #! sent
    N.info(ctx, '-'.join(Event('mail')._asdict()), {})  #! subject-verb

# run: go(ctx)
