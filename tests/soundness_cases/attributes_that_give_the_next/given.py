from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Idle:
    def on(self, event):
        if event == 'start':
            NOTIFIER.info({}, 'machine.started', {})  #! machine.started
            return Running()
        return self


class Running:
    def on(self, event):
        if event == 'stop':
            NOTIFIER.info({}, 'machine.stopped', {})  #! machine.stopped
            return Idle()
        NOTIFIER.info({}, 'ignored.' + event, {})
        return self


class Machine:
    def __init__(self):
        self.state = Idle()

    def send(self, event):
        self.state = self.state.on(event)


def main():
    machine = Machine()
    for event in ('stop', 'start', 'start', 'stop'):
        machine.send(event)  #! ignored.start

# run: main()
