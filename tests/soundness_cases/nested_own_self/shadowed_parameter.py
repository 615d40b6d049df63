import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, event):
    def inner(event):
        N.info(ctx, 'inner.' + event, {})

    inner('given')  #! inner.given
    N.info(ctx, 'outer.' + event, {})


def run(ctx):
    send(ctx, 'run')  #! outer.run
    event = 'loop'
    names = [event for event in ('a', 'b')]
    N.info(ctx, 'after.' + event, {'names': names})  #! after.loop

# run: run(ctx)
