from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Red:
    event_type = 'light.red'

    @property
    def next(self):
        return Green()


class Green:
    event_type = 'light.green'

    @property
    def next(self):
        return Red()


class Light:
    def __init__(self):
        self.colour = Red()

    def change(self):
        self.colour = self.colour.next
        NOTIFIER.info({}, self.colour.event_type, {})  #! light.green light.red


def main():
    light = Light()
    light.change()
    light.change()

# run: main()
