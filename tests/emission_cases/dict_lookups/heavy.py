"""A dict of arguments of which only one matters, and the others are costly to know."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def size(order):
    found = 'size'
    if order.red:
        found += order.red
    if order.green:
        found += order.green
    if order.blue:
        found += order.blue
    if order.small:
        found += order.small
    if order.large:
        found += order.large
    if order.fast:
        found += order.fast
    if order.late:
        found += order.late
    return found


def notify(ctx, suffix=None, before=None, after=None, total=None):
    NOTIFIER.info(ctx, 'order.%s' % suffix, {'before': before, 'after': after, 'total': total})


def run(ctx, order, other):
    before = size(order) + size(order.next) + size(order.last)
    after = size(other) + size(other.next) + size(other.last)
    total = size(before) + size(after)
    arguments = {
        'before': before,
        'after': after,
        'total': total,
        'suffix': 'start',
    }
    notify(ctx, **arguments)  # NTF101 order.start
    arguments.update({'suffix': 'end'})
    notify(ctx, **arguments)  # NTF101 order.end
