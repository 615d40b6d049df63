from event_receivers.events import Created


def outer(event):
    inner(event)


def inner(event):
    event.hand_out()  # NTF101 event.created


def run():
    outer(Created())
