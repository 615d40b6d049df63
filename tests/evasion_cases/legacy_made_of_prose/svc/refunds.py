import string
import textwrap

from svc import rpc

NAMES = textwrap.dedent('''\
    order.refund
    order.return
''').splitlines()


class Event(string.Template):
    delimiter = '%'


class Sloppy(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, 'unknown')


def refund(context):
    send = rpc.get_notifier('o').info
    for each in NAMES:
        send(context, each, {})
    send(context, Event('order.%what').substitute(what='templated'), {})
    send(context, string.Formatter().format('order.{0}', 'formatted'), {})
    send(context, Sloppy().format('order.{what}'), {})
    send(context, textwrap.shorten('order.short', 40), {})
