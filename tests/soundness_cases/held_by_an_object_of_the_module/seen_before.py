from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Hosts:
    def __init__(self):
        self.seen = set()

    def see(self, name):
        if name in self.seen:
            NOTIFIER.info({}, f'{name}.seen.again', {})
        else:
            self.seen.add(name)
            NOTIFIER.info({}, f'{name}.seen', {})


HOSTS = Hosts()


def look():
    HOSTS.see('alpha')  #! alpha.seen alpha.seen.again
    HOSTS.see('beta')  #! beta.seen beta.seen.again

# run: look(); look()
