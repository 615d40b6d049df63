import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, what, told=set()):
    if what in told:
        N.info(ctx, 'again.' + what, {})
        return
    told.add(what)
    N.info(ctx, 'first.' + what, {})


def run(ctx):
    tell(ctx, 'boot')  #! first.boot again.boot

# run: run(ctx), run(ctx)
