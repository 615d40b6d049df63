import zlib

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


def note():
    names = {}
    names[zlib.crc32(b'a')] = 'part.a'
    names[zlib.crc32(b'b')] = 'part.b'
    for event_type in names.values():
        NOTIFIER.info({}, event_type, {})  #! part.a part.b

# run: note()
