import operator

import oslo_messaging

N = oslo_messaging.Notifier(None)


def drop(parts, index=0):
    del parts[index]


def send(ctx):
    parts = ['order', 'gone', 'create']
    drop(parts)
    N.info(ctx, '.'.join(parts), {})  #! gone.create
    drop(parts, 1)
    N.info(ctx, 'now.' + '.'.join(parts), {})  #! now.gone
    lines = {'one': ['a', 'b']}
    del lines['one'][1]
    N.info(ctx, 'line.%s' % '.'.join(lines['one']), {'x': operator})  #! line.a

# run: send(ctx)
