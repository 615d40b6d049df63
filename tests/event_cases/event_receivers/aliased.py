from event_receivers import events as e
from event_receivers.tasks import stamped as n

signal = e.OPENED


def run():
    signal.send_event(time=None)  # NTF101 signal.opened
    n.delay()  # NTF101 task.stamped
    (e.Created()).hand_out()  # NTF101 event.created
