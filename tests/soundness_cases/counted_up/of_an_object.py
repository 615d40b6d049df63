import oslo_messaging

N = oslo_messaging.Notifier(None)

class Box:
    def __init__(self):
        self.n = 0


BOX = Box()


def count(ctx):
    BOX.n += 1
    N.info(ctx, f'box.{BOX.n}', {})  #! box.* box.1 box.2

# run: [count(ctx) for _ in range(4)]
