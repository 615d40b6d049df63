from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
TABLE = {'names': ['a'], 'sub': {'deep': {'kind': 'plain'}}}


def tell():
    for name in TABLE['names']:
        NOTIFIER.info({}, 'name.' + name, {})  #! name.a name.x
    NOTIFIER.info({}, 'deep.' + TABLE['sub']['deep']['kind'], {})  #! deep.changed deep.plain deep.updated


def change():
    TABLE['names'].append('x')
    TABLE['sub']['deep']['kind'] = 'changed'


def update():
    deep = TABLE['sub']['deep']
    deep.update(kind='updated')

# run: tell(); change(); tell(); update(); tell()
