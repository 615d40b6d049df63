from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Plan:
    def __init__(self):
        self.steps = []

    def add(self, step):
        self.steps.append(step)


PLAN = Plan()
OTHER = Plan()


def extend(plan, *steps):
    for step in steps:
        plan.add(step)


def prepare():
    extend(PLAN, 'fetch', 'build')
    extend(OTHER, 'sleep')


def run():
    for step in PLAN.steps:
        NOTIFIER.info({}, 'plan.' + step, {})  #! plan.build plan.fetch

# run: run(); prepare(); run()
