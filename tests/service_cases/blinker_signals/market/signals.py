from blinker import Namespace, signal

namespace = Namespace()
stall_opened = namespace.signal("stall-opened")
stall_closed = signal("stall-closed")


class Stall:
    def open(self):
        stall_opened.send(self, goods=["cheese"])

    def close(self):
        stall_closed.send(self)


@stall_opened.connect
def opened(sender, **kwargs):
    print(sender, kwargs)
