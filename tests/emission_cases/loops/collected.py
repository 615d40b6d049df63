"""Several event types, each or none of which may be due, collected by functions of functions."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def is_open(order):
    return bool(order and order.kind == 'order' and order.state in ('new', 'paid'))


def is_late(order):
    return bool(order and order.kind == 'order' and order.due < order.today)


def is_lost(order):
    return bool(order and order.kind == 'parcel' and order.place is None)


def change(before, after, is_so, begins, ends):
    was_so = is_so(before)
    is_so_now = is_so(after)
    if is_so_now and not was_so:
        return begins
    if was_so and not is_so_now:
        return ends
    return None


def changes(before, after):
    found = [
        change(before, after, is_open, 'order.open', 'order.closed'),
        change(before, after, is_late, 'order.late', 'order.punctual'),
        change(before, after, is_lost, 'parcel.lost', 'parcel.found'),
    ]
    return list(filter(None, found))


def run(ctx, before, after):
    found = changes(before, after)
    if not found:
        return
    for event_type in found:
        NOTIFIER.info(ctx, event_type, {})  # NTF101 order.open NTF101 order.closed NTF101 order.late NTF101 order.punctual NTF101 parcel.lost NTF101 parcel.found
