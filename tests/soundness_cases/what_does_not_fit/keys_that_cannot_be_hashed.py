import oslo_messaging

notifier = oslo_messaging.Notifier(None)
seen = {}


def note(ctx, key):
    try:
        seen[key] = True
    except TypeError:
        key = tuple(key)
        seen[key] = True
        notifier.info(ctx, 'key.' + '.'.join(key), {})  #! key.b.c
    else:
        notifier.info(ctx, f'key.{key}', {})


def main(ctx):
    note(ctx, 'a')  #! key.a
    note(ctx, ['b', 'c'])
    try:
        {frozenset(['a']), {'b'}}
    except TypeError:
        notifier.info(ctx, f'keys.{len(seen)}', {})  #! keys.* keys.2

# run: main(None)
