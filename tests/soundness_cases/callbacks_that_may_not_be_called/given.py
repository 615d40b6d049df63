import oslo_messaging

N = oslo_messaging.Notifier(None)


class P:
    def __init__(self):
        self.step = 'none'

    def on_step(self):
        self.step = 'some'


def main(ctx, engine):
    p = P()
    engine(p.on_step)
    N.info(ctx, 'run.' + p.step, {})  #! run.none run.some

# run: main(None, lambda step: None)
# run: main(None, lambda step: step())
