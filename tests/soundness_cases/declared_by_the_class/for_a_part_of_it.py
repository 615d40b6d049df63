import oslo_messaging


class Bus:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def tell(self, kind):
        self.notifier.info({}, 'bus.' + kind, {})


class Context:
    bus: 'Bus'

    def __init__(self, **given):
        for name, value in given.items():
            setattr(self, name, value)


class Service:
    context: Context

    def start(self, context):
        self.context = context
        self.run()

    def run(self):
        bus = self.context.bus
        bus.tell('run')  #! bus.run

# run: Service().start(Context(bus=Bus()))
