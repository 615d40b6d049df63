import contextvars
import importlib
from importlib.metadata import entry_points

CURRENT = contextvars.ContextVar('outlet')


def load(name):
    return entry_points(group='depot.bus')[name].load()()


def by_path(path):
    module, _, name = path.rpartition('.')
    return getattr(importlib.import_module(module), name)()


def go(path):
    bus = load('kafka')
    bus.publish('part.loaded', {})  # sends 'part.loaded'
    outlet = by_path(path)
    outlet.tell(topic='part.imported')  # sends 'part.imported'
    outlet = CURRENT.get()
    outlet.tell(topic='part.current')  # sends 'part.current'
    Worker('kafka').work('packed')  # sends 'part.packed'


class Worker:
    def __init__(self, name):
        self.bus = load(name)

    def work(self, kind):
        self.bus.publish(f'part.{kind}')
        self.bus.close()
