import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


def publish(ctx, event):
    N.info(ctx, event, {})


def passing(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner


@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
@passing
def told(ctx, event):
    publish(ctx, 'told.' + event)


def run(ctx):
    told(ctx, 'decorated')  #! told.decorated

# run: run(ctx)
