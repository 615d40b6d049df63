import functools
import json
import re

from svc import rpc


def tell(event):
    rpc.get_notifier('o').info({}, event, {})
    return True


def tell_match(match):
    rpc.get_notifier('o').info({}, 'order.re.' + match.group(0), {})
    return ''


def hook(pairs):
    rpc.get_notifier('o').info({}, pairs['event'], {})
    return pairs


class Thing:
    pass


def default(value):
    rpc.get_notifier('o').info({}, 'order.json.default', {})
    return 1


def refund(context):
    sorted(['order.key'], key=tell)
    max(['order.max', 'order.max2'], key=tell)
    list(filter(tell, ['order.filtered']))
    functools.reduce(lambda done, event: tell(event), ['order.r1', 'order.r2'], None)
    re.sub('x', tell_match, 'x')
    json.loads('{"event": "order.hooked"}', object_hook=hook)
    json.dumps({'a': Thing()}, default=default)
    next(iter(lambda: tell('order.iter.call'), False))
    all(map(tell, ('order.all',)))
    [*map(tell, ['order.splat'])]
    x, = map(tell, ['order.unpacked'])
    ['order.sortkey'].sort(key=tell)
    dict(zip(map(tell, ['order.zipped']), [1]))
    ''.join(map(lambda e: tell(e) and e, ['order.joined']))
