import oslo_messaging

N = oslo_messaging.Notifier(None)


class Registry(object):
    types = {}
    names = dict(a='types.a')


def fill(rows):
    for row in rows:
        Registry.types[row['name'][0]] = row
        Registry.names[row['name'][0]], row['done'] = row['event'], True


def run(ctx):
    for _name in Registry.types:
        N.info(ctx, 'types.one', {})  #! types.one
    N.info(ctx, Registry.names['a'], {})  #! types.a|* types.b|*

# run: run(ctx); fill([{'name': ['a'], 'event': 'types.b'}]); run(ctx)
