import functools

from svc import rpc


def announced(function):
    """Tell the world that the function was called."""
    event = 'parcel.' + function.__name__

    @functools.wraps(function)
    def inner(context, *args, **kwargs):
        try:
            return function(context, *args, **kwargs)
        finally:
            rpc.get_notifier('parcels').info(context, event, kwargs)
    return inner


@announced
def lose(context, order):
    order.parcel = None
