import oslo_messaging

N = oslo_messaging.Notifier(None)
NAMES = {(('x', 'y'), True): 'xy.on', (('x', 'z'), True): 'xz.on', (('x', 'y'), False): 'xy.off'}


def run(ctx, is_y):
    pair = ('x', 'y' if is_y else 'z')
    N.info(ctx, NAMES[pair, True], {})  #! xy.on xz.on

# run: run(ctx, True), run(ctx, False)
