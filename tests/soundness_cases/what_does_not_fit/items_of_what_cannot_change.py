import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def put(ctx, holder, at, value):
    try:
        holder[at] = value
    except TypeError:
        notifier.info(ctx, f'{type(holder).__name__}.kept', {})  #! str.kept tuple.kept
    else:
        notifier.info(ctx, f'{type(holder).__name__}.{holder[at]}', {})


def remove(ctx, holder):
    try:
        del holder[0]
    except TypeError:
        notifier.info(ctx, f'{type(holder).__name__}.kept.whole', {})  #! tuple.kept.whole


def main(ctx):
    put(ctx, ('a',), 0, 'b')
    put(ctx, ['a'], 0, 'c')  #! list.c
    put(ctx, 'abc', 0, 'd')
    remove(ctx, ('a',))
    try:
        if 'a' in None:
            notifier.info(ctx, 'none.has', {})
    except TypeError:
        notifier.info(ctx, 'none.holds.nothing', {})  #! none.holds.nothing

# run: main(None)
