import zlib

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


def note(one, other):
    if zlib.crc32(one) == zlib.crc32(other):
        NOTIFIER.info({}, 'copy.same', {})  #! copy.same
    else:
        NOTIFIER.info({}, 'copy.changed', {})  #! copy.changed

# run: note(b'a', b'a'); note(b'a', b'b')
