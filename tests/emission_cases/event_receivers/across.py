from event_receivers.events import Created, Loud
from event_receivers.tasks import named

EVENTS = [Created(), Loud()]


def run():
    for event in EVENTS:
        event.publish()  # NTF101 event.created NTF101 event.loud
    named.delay(2)  # NTF101 task.named
