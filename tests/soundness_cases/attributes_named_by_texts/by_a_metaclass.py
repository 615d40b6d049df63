import oslo_messaging

N = oslo_messaging.Notifier(None)


class Meta(type):
    def __new__(mcs, name, bases, ns):
        ns['_fields'] = tuple(k for k in ns if k.startswith('f_'))
        return super().__new__(mcs, name, bases, ns)


class Model(metaclass=Meta):
    def save(self, ctx):
        for f in self._fields:
            N.info(ctx, getattr(self, f), {})  #! red small


class Tag(Model):
    f_color = 'red'


class Pin(Model):
    f_size = 'big'


def main(ctx):
    Tag().save(ctx)
    p = Pin()
    p.f_size = 'small'
    p.save(ctx)

# run: main(None)
