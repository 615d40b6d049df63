import contextlib

from svc import notifications


@contextlib.contextmanager
def told(context, order, action):
    notifications.notify_about_order(context, order, action + '.start')
    try:
        yield order
    except Exception:
        notifications.notify_about_order(context, order, action + '.error')
        raise
    notifications.notify_about_order(context, order, action + '.end')


def move(context, order):
    with told(context, order, 'move') as moved:
        moved.position += 1
