import threading

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Worker(threading.Thread):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def announce(self, ctx):
        NOTIFIER.info(ctx, 'worker.' + self.kind, {})


def workers(names):
    found = {}
    for name in names:
        if name:
            found[name] = Worker('busy')  #! worker.busy
        else:
            found[name] = Worker('idle')  #! worker.idle
    return found

# later: [worker.announce(ctx) for worker in workers(['a', '']).values()]
