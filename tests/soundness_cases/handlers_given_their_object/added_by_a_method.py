import oslo_messaging

N = oslo_messaging.Notifier(None)


class Plant:
    def __init__(self):
        self._steps = []

    def step(self, function):
        self._steps.append(function)
        return function

    def grow(self, ctx):
        for step in self._steps:
            step(self, ctx)

    def tell(self, ctx, what):
        N.info(ctx, 'plant.' + what, {})


def water(plant, ctx):
    plant.tell(ctx, 'watered')  #! plant.watered


def main(ctx):
    plant = Plant()
    plant.step(water)
    plant.grow(ctx)

# run: main(ctx)
