import re

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
KINDS = [('create', 'order.created'), ('drop', 'order.dropped'), ('move', 'order.moved')]


def kind_of(line):
    for pattern, event_type in KINDS:
        if re.match(pattern, line):
            return event_type
    return 'order.unknown'


def note(line):
    NOTIFIER.info({}, kind_of(line), {})  #! order.created order.dropped order.moved order.unknown

# run: note('create 1'); note('drop 1'); note('move 1'); note('?')
