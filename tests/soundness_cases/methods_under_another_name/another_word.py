import oslo_messaging


class Bus:
    def __init__(self, prefix):
        self.prefix = prefix

    def send(self, what):
        oslo_messaging.Notifier(None).info({}, self.prefix + what, {})


tell = Bus('shop.').send


def main():
    tell('opened')  #! shop.opened

# run: main()
