import oslo_messaging as messaging
from oslo_messaging import Notifier as N
from oslo_messaging.notify import notifier as library

BUS = None
SENDER = None
PREPARED = messaging.Notifier(None).prepare(publisher_id='x')
NAMED = N(None)
DEEP = library.Notifier(None)


def init(conf):
    global BUS, SENDER
    BUS = messaging.Notifier(None, publisher_id='bus')
    if conf.quiet:
        SENDER = None
    else:
        SENDER = N(None)


def get_bus(publisher=None):
    assert BUS is not None
    if not publisher:
        publisher = 'me'
    return BUS.prepare(publisher_id=publisher)


def cleanup():
    global BUS
    BUS = None
