import oslo_messaging

N = oslo_messaging.Notifier(None)


class Pin:
    size = 'big'

    def save(self, ctx):
        for f in ('size',):
            N.info(ctx, getattr(self, f), {})  #! small


def main(ctx):
    p = Pin()
    p.size = 'small'
    p.save(ctx)

# run: main(None)
