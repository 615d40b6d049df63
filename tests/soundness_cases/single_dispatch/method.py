import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Teller:
    prefix = 'tell'

    @functools.singledispatchmethod
    def tell(self, what, ctx):
        N.info(ctx, self.prefix + '.unknown', {})  #! tell.unknown

    @tell.register(str)
    def _(self, what, ctx):
        N.info(ctx, self.prefix + '.' + what, {})

    @tell.register
    def _(self, what: int, ctx):
        N.info(ctx, f'{self.prefix}.n{what}', {})


def run(ctx):
    teller = Teller()
    teller.tell('made', ctx)  #! tell.made
    teller.tell(7, ctx)  #! tell.n7
    teller.tell(None, ctx)

# run: run(ctx)
