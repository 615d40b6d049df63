from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Place:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Place) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


NAMES = {Place(0, 0): 'origin', Place(1, 0): 'east'}


def tell():
    NOTIFIER.info({}, 'at.' + NAMES[Place(0, 0)], {})  #! at.origin
    NOTIFIER.info({}, 'at.' + NAMES.get(Place(5, 5), 'nowhere'), {})  #! at.nowhere

# run: tell()
