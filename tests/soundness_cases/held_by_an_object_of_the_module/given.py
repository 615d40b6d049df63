from types import SimpleNamespace

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
CONF = SimpleNamespace(sub=SimpleNamespace(kind='plain'))


def tell():
    NOTIFIER.info({}, 'conf.' + CONF.sub.kind, {})  #! conf.changed conf.plain


def change():
    CONF.sub.kind = 'changed'

# run: tell(); change(); tell()
