import oslo_messaging

N = oslo_messaging.Notifier(None)


class Model:
    fields = ()

    def save(self, ctx):
        for f in self.fields:
            N.info(ctx, f + '.' + getattr(self, f), {})  #! color.red name.tag size.small


class Pin(Model):
    fields = ('size', 'color')
    size = 'big'
    color = 'red'


class Tag(Model):
    fields = ('name',)
    name = 'tag'


def main(ctx):
    p = Pin()
    p.size = 'small'
    p.save(ctx)
    Tag().save(ctx)

# run: main(None)
