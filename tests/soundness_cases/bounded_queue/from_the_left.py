from collections import deque

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Trail:
    def __init__(self):
        self.steps = deque(['start'], 3)

    def step(self, name):
        self.steps.appendleft(name)
        return self


def run(ctx):
    trail = Trail().step('one').step('two')
    N.info(ctx, '.'.join(trail.steps), {})  #! two.one.start
    trail.step('three')
    N.info(ctx, '.'.join(trail.steps), {})  #! three.two.one

# run: run(ctx)
