from event_objects.bus import emit, publish
from event_objects.events import Data, Model, ModelRequired


def outer(label):
    inner(Model(type='deep.%s' % label))


def inner(event):
    emit(event)


def run():
    outer('one')  # NTF101 deep.one
    inner(Data(1))  # NTF101 data.default


class Emitter:
    def __init__(self, event_class):
        self._event_class = event_class

    def run(self, **values):
        publish(self._event_class(**values))  # NTF101 ModelRequired


def emitted():
    Emitter(ModelRequired).run(type='model.required')
