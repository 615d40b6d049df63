import oslo_messaging

class Failed(Exception):
    pass


class TimedOut(Failed):
    event = 'timeout'


def work(what):
    if what == 1:
        raise TimedOut
    if what == 2:
        raise Failed
    if what == 3:
        raise KeyError(what)


def go(ctx, what):
    n = oslo_messaging.Notifier(None)
    try:
        work(what)
    except Exception as e:
        n.info(ctx, 'caught.' + type(e).__name__, {})  #! caught.Failed caught.KeyError caught.TimedOut

# run: go(ctx, 1)
# run: go(ctx, 2)
# run: go(ctx, 3)
