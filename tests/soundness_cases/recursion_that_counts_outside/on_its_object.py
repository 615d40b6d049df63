import oslo_messaging

N = oslo_messaging.Notifier(None)


class Walk:
    def __init__(self):
        self.depth = 0

    def nested(self, ctx, n):
        self.depth += 1
        N.info(ctx, f'app.depth{self.depth}', {})  #! app.depth* app.depth1
        if n:
            self.nested(ctx, n - 1)
        self.depth -= 1


def main(ctx):
    Walk().nested(ctx, 2)

# run: main(None)
