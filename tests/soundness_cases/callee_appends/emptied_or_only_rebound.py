import oslo_messaging

N = oslo_messaging.Notifier(None)


def wipe(kinds):
    kinds.clear()
    kinds.append('only')


def rebind(kinds):
    kinds = kinds + ['lost']
    return kinds


def replace(kinds):
    kinds[:] = ['whole', 'new']


def run(ctx):
    kinds = ['changed']
    rebind(kinds)
    for kind in kinds:
        N.info(ctx, 'kept.' + kind, {})  #! kept.changed
    wipe(kinds)
    for kind in kinds:
        N.info(ctx, 'wiped.' + kind, {})  #! wiped.only
    replace(kinds)
    N.info(ctx, '.'.join(kinds), {})  #! whole.new

# run: run(ctx)
