import oslo_messaging

N = oslo_messaging.Notifier(None)

SEEN = []


class Trail:
    steps = []

    def step(self, ctx):
        self.steps.append('s')
        N.info(ctx, 'trail.' + '.'.join(self.steps), {})  #! trail.s trail.s.s trail.*


def run(ctx):
    SEEN.append('a')
    N.info(ctx, 'seen.' + '.'.join(SEEN), {})  #! seen.a seen.a.a seen.*

# run: [(run(ctx), Trail().step(ctx)) for _ in range(4)]
