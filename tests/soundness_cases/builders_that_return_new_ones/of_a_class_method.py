import oslo_messaging


class Saga:
    def __init__(self, steps=()):
        self.steps = tuple(steps)

    @classmethod
    def of(cls, *steps):
        return cls(steps)

    def step(self, name):
        return type(self)((*self.steps, name))

    def execute(self):
        for name in self.steps:
            oslo_messaging.Notifier(None).info({}, f'saga.{name}', {})


def main():
    Saga.of('book').step('pay').execute()  #! saga.book saga.pay

# run: main()
