from event_receivers import events, tasks
from event_receivers.events import OPENED, Created, Event, Loud


def run(thing):
    Created().hand_out()  # NTF101 event.created
    Created().hand_out(key='x')  # NTF101 event.created
    Event.hand_out(Created())  # NTF101 event.created
    Loud().hand_out()  # NTF101 event.loud
    OPENED.send_event()  # NTF101 signal.opened
    events.CLOSED.send_event()  # NTF102 *
    tasks.stamped.delay(1)  # NTF101 task.stamped
    tasks.bare.delay()  # NTF101 bare
    thing.delay()  # NTF102 *
