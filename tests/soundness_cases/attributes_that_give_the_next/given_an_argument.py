from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Closed:
    def after(self, event_type):
        NOTIFIER.info({}, 'closed.' + event_type, {})
        return Open()


class Open:
    def after(self, event_type):
        NOTIFIER.info({}, 'open.' + event_type, {})
        return Closed()


class Door:
    def __init__(self):
        self.phase = Closed()

    def push(self):
        self.phase = self.phase.after('pushed')  #! closed.pushed open.pushed


def main():
    door = Door()
    door.push()
    door.push()

# run: main()
