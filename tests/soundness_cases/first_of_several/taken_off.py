import os

import oslo_messaging

n = oslo_messaging.Notifier(None)


def main():
    names = ['NO_SUCH_E', 'NO_SUCH_F']
    while names:
        name = names.pop(0)
        if os.environ.get(name):
            break
    else:
        name = 'neither'
    n.info({}, 'taken.' + name, {})  #! taken.NO_SUCH_E taken.NO_SUCH_F taken.neither


def each():
    main()
    for name in ('NO_SUCH_F', 'NO_SUCH_E'):
        os.environ[name] = '1'
        main()
    del os.environ['NO_SUCH_E'], os.environ['NO_SUCH_F']

# run: each()
