from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
WAITING = {'mail': set(), 'page': {'old'}}


def wait(kind, name):
    WAITING[kind].add(name)


def start():
    wait('mail', 'new')
    wait('page', 'newer')


def flush():
    for kind, names in WAITING.items():
        for name in sorted(names):
            NOTIFIER.info({}, f'{kind}.{name}', {})  #! mail.new page.newer page.old

# run: flush(); start(); flush()
