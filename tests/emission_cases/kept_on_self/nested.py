from kept_on_self.same import Event


class Special(Event):
    def __init__(self, ctx, what):
        super().__init__(ctx, 'special.' + what)


class Fixed(Event):
    def __init__(self, ctx):
        super(Fixed, self).__init__(ctx, 'fixed')  # NTF101 order.fixed


class Inherited(Event):
    pass


def make(ctx, what):
    return Special(ctx, what)


def run(ctx):
    Special(ctx, 'x').send()  # NTF101 order.special.x
    make(ctx, 'y').send()  # NTF101 order.special.y
    Inherited(ctx, 'z').send()  # NTF101 order.z
    Fixed(ctx).send()
