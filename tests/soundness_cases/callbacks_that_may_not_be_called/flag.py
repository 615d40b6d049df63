import oslo_messaging

N = oslo_messaging.Notifier(None)


class P:
    def __init__(self):
        self.seen = False

    def on_step(self):
        self.seen = True


def main(ctx, engine):
    p = P()
    engine(p.on_step)
    if not p.seen:
        N.info(ctx, 'run.unseen', {})  #! run.unseen

# run: main(None, lambda step: None)
