from elsewhere import data

from event_ways import events
from event_ways.bus import Bus, emit
from event_ways.events import Created, Loose, Own


def made():
    emit(events.Record(1))  # NTF101 record.default
    emit(events.Record(1, 'record.positional'))  # NTF101 record.positional
    emit(events.After('all'))  # NTF101 after.all
    emit(Own('made'))  # NTF101 own.made
    emit(Created.of(1))  # NTF101 event.created
    Created().publish()


def read(raw):
    emit(Created.model_validate(data))  # NTF101 event.created
    emit(Loose.model_validate(data))  # NTF101 event.loose NTF102 *
    emit(Loose.parse_obj({'type': 'loose.parsed'}))  # NTF101 loose.parsed
    emit(Loose(**data))  # NTF101 event.loose NTF102 *
    emit(Loose().model_copy(update={'type': 'x'}))  # NTF102 *


def narrowed(event):
    if isinstance(event, Created):
        emit(event)  # NTF101 event.created
    elif isinstance(event, (Loose, events.Record)):
        emit(event)  # NTF101 event.loose NTF101 record.default
    else:
        emit(event)  # NTF102 *


def matched(event):
    match event:
        case Created():
            emit(event)  # NTF101 event.created


def tried():
    try:
        event = Created(id=1)
    except ValueError:
        event = Loose()
    emit(event)  # NTF101 event.created NTF101 event.loose


def several(bus: Bus):
    bus.publish(Created(), Loose())  # NTF101 event.created NTF101 event.loose
    bus.publish(*[Created(), Loose()])  # NTF101 event.created NTF101 event.loose
    bus.put(event=Created())  # NTF101 event.created
    bus(Loose())  # NTF101 event.loose
    Bus()(Created())  # NTF101 event.created
