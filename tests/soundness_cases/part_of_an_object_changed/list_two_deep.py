import oslo_messaging

N = oslo_messaging.Notifier(None)


class Steps:
    def __init__(self, *names):
        self.names = list(names)


class Plan:
    def __init__(self, steps):
        self.steps = steps


def without_first(names):
    del names[0]
    names.append('done')


def go(ctx):
    plan = Plan(Steps('lock', 'copy'))
    without_first(plan.steps.names)
    N.info(ctx, '.'.join(plan.steps.names), {})  #! copy.done

# run: go(ctx)
