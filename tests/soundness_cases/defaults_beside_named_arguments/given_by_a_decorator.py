import functools

import oslo_messaging


def with_notifier(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        kwargs.setdefault('notifier', oslo_messaging.Notifier(None))
        return function(*args, **kwargs)
    return wrapper


@with_notifier
def create(ctx, what, notifier):
    notifier.info(ctx, 'created.' + what, {})


def main(ctx):
    create(ctx, 'order')  #! created.order

# run: main(ctx)
