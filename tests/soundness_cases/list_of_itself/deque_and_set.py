import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    queue = collections.deque(['a', 'b'])
    queue.extend(queue)
    N.info(ctx, ''.join(queue), {})  #! abab
    words = {'one'}
    words.update(words)
    N.info(ctx, '.'.join(words), {})  #! one
    table = {'x': 'y'}
    table.update(table)
    N.info(ctx, '.'.join(table), {})  #! x

# run: go(ctx)
