import oslo_messaging


class Core:
    def report(self, what):
        oslo_messaging.Notifier(None).info({}, what, {})

    def run(self):
        self.report('core.run')  #! core.run


def instrument():
    original = Core.run

    def run(self):
        self.report('core.before')  #! core.before
        original(self)

    Core.run = run


instrument()


def main():
    Core().run()

# run: main()
