import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, names):
    N.info(ctx, '{kind}.{phase}'.format(**names), {})


def run(ctx, state):
    names = {'kind': 'disk'}
    match state:
        case 'up':
            names['phase'] = 'started'
        case 'down':
            names['phase'] = 'stopped'
            names['kind'] = 'port'
        case _:
            return
    tell(ctx, names)  #! disk.started port.stopped

# run: [run(ctx, state) for state in ('up', 'down', 'x')]
