import oslo_messaging

def send(bus, ctx, *names, prefix='p'):
    for name in names:
        bus.info(ctx, f'{prefix}.{name}', {})


def go(ctx):
    args = [ctx]
    args.insert(0, oslo_messaging.Notifier(None))
    args += ['one', 'two']
    options = dict(prefix='pre')
    send(*args, **options)  #! pre.one pre.two

# run: go(ctx)
