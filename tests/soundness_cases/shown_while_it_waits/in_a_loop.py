import oslo_messaging

N = oslo_messaging.Notifier(None)


class Plan:
    def __init__(self):
        self.steps = []

    def walk(self):
        for name in ('dig', 'pour'):
            self.steps.append(name)
            yield name
            self.steps.clear()

    def tell(self, ctx):
        N.info(ctx, 'plan.' + '+'.join(self.steps), {})  #! plan.*


def go(ctx):
    plan = Plan()
    for _ in plan.walk():
        plan.tell(ctx)

# run: go(ctx)
