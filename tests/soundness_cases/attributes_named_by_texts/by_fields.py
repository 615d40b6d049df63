import oslo_messaging

N = oslo_messaging.Notifier(None)


class Pin:
    fields = ('size', 'color')
    size = 'big'
    color = 'red'

    def save(self, ctx):
        for f in self.fields:
            N.info(ctx, f + '.' + getattr(self, f), {})  #! color.red size.small


def main(ctx):
    p = Pin()
    p.size = 'small'
    p.save(ctx)

# run: main(None)
