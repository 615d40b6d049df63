from oslo_messaging import Notifier

NOTIFIER = Notifier(None)
_topics = {}


def topics(name):
    if name not in _topics:
        _topics[name] = []
    return _topics[name]


def setup():
    topics('mail').append('sent')


def tell():
    for verb in topics('mail'):
        NOTIFIER.info({}, 'mail.' + verb, {})  #! mail.sent

# run: tell(); setup(); tell()
