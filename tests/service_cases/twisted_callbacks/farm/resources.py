from twisted.internet import defer
from twisted.internet.defer import inlineCallbacks, returnValue

from farm.bus import Bus


def update_method(function):
    function.is_update_method = True
    return function


class Resource:
    kind = ""

    def __init__(self, db):
        self.bus = Bus()
        self.db = db

    @defer.inlineCallbacks
    def generate_event(self, number, event):
        row = yield self.db.get(self.kind, number)
        self.bus.produce(f"{self.kind}.{event}", row)
        returnValue(row)


class Build(Resource):
    kind = "build"

    @update_method
    @defer.inlineCallbacks
    def start(self, number):
        yield self.db.start(number)
        yield self.generate_event(number, "started")  # sends 'build.started'
        return number

    @update_method
    def finish(self, number):
        return self.generate_event(number, "finished")  # sends 'build.finished'

    def drop(self, number):
        d = self.generate_event(number, "dropped")  # sends 'build.dropped'
        d.addCallback(self._dropped)
        return d

    def _dropped(self, row):
        self.bus.produce("build.gone", row)  # sends 'build.gone'


class Step(Resource):
    kind = "step"

    @inlineCallbacks
    def run(self, numbers):
        for number in numbers:
            try:
                yield self.generate_event(number, "started")  # sends 'step.started'
                yield self.db.run(number)
            except ValueError:
                yield self.fail(number, "failed")  # sends 'step.failed'
        yield defer.gatherResults([self.generate_event(each, "ended") for each in numbers])  # sends 'step.ended'

    @inlineCallbacks
    def fail(self, number, event):
        yield self.generate_event(number, event)
        raise RuntimeError(number)
