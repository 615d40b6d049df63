import oslo_messaging

N = oslo_messaging.Notifier(None)

TRANSITIONS = {
    ('idle', 'start'): 'running',
    ('running', 'pause'): 'paused',
    ('paused', 'start'): 'running',
    ('running', 'stop'): 'idle',
}


class Machine:
    def __init__(self):
        self.state = 'idle'

    def fire(self, ctx, trigger):
        new = TRANSITIONS[self.state, trigger]
        N.info(ctx, f'machine.{self.state}.to.{new}', {})  #! machine.idle.to.running machine.paused.to.running machine.running.to.idle machine.running.to.paused
        self.state = new


def run(ctx):
    m = Machine()
    m.fire(ctx, 'start')
    m.fire(ctx, 'pause')
    m.fire(ctx, 'start')
    m.fire(ctx, 'stop')

# run: run(ctx)
