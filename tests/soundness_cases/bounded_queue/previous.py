import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx, is_known):
    previous = collections.deque(maxlen=1)
    previous.append('new')
    if is_known:
        previous.append('known')
    N.info(ctx, 'host.' + previous[0], {})  #! host.new host.known
    no = collections.deque(['x'], maxlen=0)
    N.info(ctx, 'left.' + str(len(no)), {})  #! left.0

# run: run(ctx, True), run(ctx, False)
