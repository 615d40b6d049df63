from printers.events import Events, the_bus
from printers.hub import Hub


class Machine:
    def __init__(self, port):
        self._port = port
        self._jobs = {}

    def open(self):
        the_bus().fire(Events.STARTUP)  # sends 'startup'

    def connect(self, profiles):
        try:
            profile = profiles[self._port]
        except KeyError:
            the_bus().fire(Events.FAILED, {"port": self._port})  # sends 'failed'
            return None
        the_bus().fire(Events.CONNECTED, {"profile": profile})  # sends 'connected'
        return profile

    def run(self, name, path):
        Hub.get().publish("job.started", name)  # sends 'job.started'
        for line in open(path):
            if not line:
                Hub.get().publish("job.failed", name)  # sends 'job.failed'
                the_bus().fire(Events.FAILED)  # sends 'failed'
                continue
            self._jobs[name] = line
        the_bus().fire("job.done" if name in self._jobs else "job.empty")  # sends 'job.done' 'job.empty'
        Hub.get().publish("job.ended", name)  # sends 'job.ended'

    def close(self):
        the_bus().fire(Events.SHUTDOWN)  # sends 'shutdown'
