import oslo_messaging


class Device:
    def __init__(self):
        self.notes = oslo_messaging.Notifier(None)


def _noted(self, what):
    self.notes.info({}, 'device.' + what, {})


def install():
    setattr(Device, 'noted', _noted)


install()


def main():
    Device().noted('plugged')  #! device.plugged

# run: main()
