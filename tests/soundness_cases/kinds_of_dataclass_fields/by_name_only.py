from dataclasses import KW_ONLY, dataclass, field

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass(kw_only=True)
class Event:
    topic: str = 'none'


@dataclass
class Made(Event):
    name: str = 'plain'


@dataclass
class Late:
    name: str
    _: KW_ONLY
    topic: str = 'late'


@dataclass
class Lost:
    topic: str = field(default='lost', kw_only=True)
    name: str = 'plain'


def go(ctx):
    N.info(ctx, 'made.' + Made('order').name, {})  #! made.order
    late = Late('order', topic='later')
    N.info(ctx, f'{late.topic}.{late.name}', {})  #! later.order
    lost = Lost('part')
    N.info(ctx, f'{lost.topic}.{lost.name}', {})  #! lost.part

# run: go(ctx)
