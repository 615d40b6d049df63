import os

import oslo_messaging

n = oslo_messaging.Notifier(None)


def main():
    found = 'nothing'
    for name in ('NO_SUCH_C', 'NO_SUCH_D'):
        if name in os.environ and os.environ.get(name):
            found = name
            break
    n.info({}, 'found.' + found, {})  #! found.NO_SUCH_C found.NO_SUCH_D found.nothing


def each():
    main()
    for name in ('NO_SUCH_D', 'NO_SUCH_C'):
        os.environ[name] = '1'
        main()
    del os.environ['NO_SUCH_C'], os.environ['NO_SUCH_D']

# run: each()
