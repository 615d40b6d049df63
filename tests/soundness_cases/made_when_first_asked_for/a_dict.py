from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
_table = None


def table():
    global _table
    if _table is None:
        _table = {}
    return _table


def setup():
    table()['door'] = 'opened'


def tell():
    for noun, verb in table().items():
        NOTIFIER.info({}, f'{noun}.{verb}', {})  #! door.opened

# run: tell(); setup(); tell()
