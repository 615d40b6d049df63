from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Door:
    def open(self, how):
        NOTIFIER.info({}, 'door.opened.' + how, {})

    def close(self, how):
        NOTIFIER.info({}, 'door.closed.' + how, {})


class Remote:
    def press(self, target, action):
        getattr(target, action)('remotely')  #! door.closed.remotely door.opened.remotely


def main():
    remote = Remote()
    remote.press(Door(), 'open')
    remote.press(Door(), 'close')

# run: main()
