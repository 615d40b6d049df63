from event_receivers.events import Created, Loud
from event_receivers.tasks import stamped

EVENTS = [Created(), Loud()]


def run():
    for event in EVENTS:
        event.hand_out()  # NTF101 event.created NTF101 event.loud
    stamped.delay(2)  # NTF101 task.stamped
