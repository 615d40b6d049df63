import elsewhere
import oslo_messaging


class Worker:
    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)

    @elsewhere.quietly()
    def run(self, ctx):
        state = self.state(ctx)
        self.bus.info(ctx, 'run.' + state, {})

    def state(self, ctx):
        self.bus.info(ctx, 'state.asked', {})  #! state.asked
        raise NotImplementedError('state')

    def loop(self, ctx):
        for _ in range(2):
            self.run(ctx)
        self.bus.info(ctx, 'loop.left', {})  #! loop.left

# run: Worker().loop(ctx)
