import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def tell(self, ctxt, what):
        N.info(ctxt, 'bus.' + what, {})


def use(bus: Bus, ctxt):
    bus.tell(ctxt, 'annotated')  #! bus.annotated


class Holder:
    def __init__(self, bus: 'Bus | None'):
        self.bus = bus

    def go(self, ctxt):
        self.bus.tell(ctxt, 'held')  #! bus.held

# run: use(Bus(), ctx); Holder(Bus()).go(ctx)
