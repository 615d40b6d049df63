import collections
import typing

from svc import rpc


class Event(typing.NamedTuple):
    name: str
    area: str = 'order'

    @property
    def full(self):
        return f'{self.area}.{self.name}'


Old = collections.namedtuple('Old', 'area name', defaults=['old'])


def refund(context):
    send = rpc.get_notifier('o').info
    send(context, Event('nt').full, {})
    send(context, Event('nt')._replace(name='replaced').full, {})
    send(context, '.'.join(Old('order')), {})
    send(context, '%(area)s.%(name)s' % Old('order', 'dictish')._asdict(), {})
    area, name = Old._make(['order', 'made'])
    send(context, area + '.' + name, {})
