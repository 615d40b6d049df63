import os

import oslo_messaging


def first_set(names):
    for name in names:
        if os.environ.get(name):
            return name
    return 'none'


def look():
    oslo_messaging.Notifier(None).info({}, first_set(('NO_SUCH_A', 'NO_SUCH_B')), {})  #! NO_SUCH_A NO_SUCH_B none


def main():
    look()
    for name in ('NO_SUCH_B', 'NO_SUCH_A'):
        os.environ[name] = '1'
        look()
    del os.environ['NO_SUCH_A'], os.environ['NO_SUCH_B']

# run: main()
