import dataclasses

from event_objects import events
from event_objects.bus import Bus, QueueBus, emit, publish
from event_objects.events import Topic


class Local:
    type = 'local.event'


def plain():
    emit(events.Attribute())  # NTF101 own.attribute
    emit(events.Inherited())  # NTF101 own.attribute
    emit(events.Overriding())  # NTF101 own.overriding
    emit(events.Computed())  # NTF101 own.computed
    emit(events.Cached())  # NTF101 own.cached
    emit(events.Constructed())  # NTF101 own.plain
    emit(events.Constructed('told'))  # NTF101 own.told
    emit(Local())  # NTF101 local.event
    emit(events.Attribute)  # NTF101 own.attribute


def of_dataclasses(label):
    emit(events.Data(1))  # NTF101 data.default
    emit(events.Data(1, 'data.positional'))  # NTF101 data.positional
    emit(events.Data(id=1, type='data.keyword'))  # NTF101 data.keyword
    emit(events.DataField(id=1))  # NTF101 data.field
    emit(dataclasses.replace(events.Data(1), type='data.replaced'))  # NTF101 data.replaced
    emit(events.Data(1, label.value))  # NTF102 *


def of_models(values, label):
    emit(events.Model())  # NTF101 model.default
    emit(events.Model(type='model.keyword'))  # NTF101 model.keyword
    emit(events.Model(id=3, type=f'model.{label.value}'))  # NTF102 model.*
    emit(events.ModelLiteral(id=1))  # NTF101 model.literal
    emit(events.ModelLiteral(**values))  # NTF101 model.literal
    emit(events.ModelRequired(**values))  # NTF101 model.required
    emit(events.ModelField(source='x'))  # NTF101 model.field
    emit(events.ModelField(type='model.told'))  # NTF101 model.told
    emit(events.ModelFactory())  # NTF101 model.factory
    emit(events.ModelAlias())  # NTF101 model.alias
    emit(events.ModelAlias(eventType='model.aliased'))  # NTF101 model.aliased
    emit(events.ModelClass(id=1))  # NTF101 model.class
    emit(events.ModelValidated())  # NTF101 model.validated
    emit(events.ModelValidated(type='MODEL.OTHER'))  # NTF101 model.other


def of_others():
    emit(events.Attrs())  # NTF101 attrs.default
    emit(events.Attrs('attrs.positional', 3))  # NTF101 attrs.positional
    emit(events.Attr(3))  # NTF101 attr.default
    emit(events.Attr(3, type='attr.keyword'))  # NTF101 attr.keyword
    emit(events.Converted(type='attr.loud'))  # NTF101 ATTR.LOUD
    emit(events.Struct())  # NTF101 struct.default
    emit(events.Struct(id=1))  # NTF101 struct.default
    emit(events.Struct('struct.positional'))  # NTF101 struct.positional


def of_enums(bus: Bus):
    bus.send(events.Opened())  # NTF101 shop.opened
    QueueBus().send(event=events.Closed())  # NTF101 shop.closed
    QueueBus().send(events.Opened(Topic.CLOSED))  # NTF101 shop.closed


def of_classes():
    publish(events.Model())  # NTF101 Model
    publish(Local())  # NTF101 Local
