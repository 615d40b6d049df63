import elsewhere
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Failed(Exception):
    pass


@elsewhere.quietly()
def start(mode):
    if mode == 'bad':
        raise Failed(mode)
    return 'well'


def go(ctx, mode):
    try:
        how = start(mode) or 'badly'
    except Failed:
        N.info(ctx, 'start.raised', {})  #! start.raised
    else:
        N.info(ctx, f'start.{how}', {})  #! start.well start.badly|start.*

# run: go(ctx, 'good'); go(ctx, 'bad'); start = start.__wrapped__; go(ctx, 'bad')
