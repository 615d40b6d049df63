import functools

import event_ways.bus as b
from event_ways.bus import emit as e
from event_ways.events import Created as C

later = functools.partial(e, C())
send = b.Bus().publish


def run(loop):
    later()  # NTF101 event.created
    send(C())  # NTF101 event.created
    loop.call_soon(e, C())  # NTF101 event.created
    list(map(e, [C()]))  # NTF101 event.created
