import sys

import oslo_messaging

N = None
OWN = ['a']


def allowed():
    return OWN + sys.path


def setup():
    global N
    paths = allowed()
    N = oslo_messaging.Notifier(paths)


def run(ctx):
    setup()
    N.info(ctx, 'list.added', {})  #! list.added

# run: run(ctx)
