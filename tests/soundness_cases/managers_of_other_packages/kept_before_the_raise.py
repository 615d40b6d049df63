import elsewhere
import oslo_messaging

N = oslo_messaging.Notifier(None)


def pay(fails):
    if fails:
        raise ValueError


def go(ctx, fails):
    state = 'new'
    with elsewhere.quietly():
        state = 'begun'
        pay(fails)
        state = 'paid'
    N.info(ctx, 'order.' + state, {})  #! order.begun order.paid

# run: go(ctx, True); go(ctx, False)
