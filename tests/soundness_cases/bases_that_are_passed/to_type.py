import oslo_messaging

N = oslo_messaging.Notifier(None)


class Plain:
    word = 'plain'

    def tell(self, ctx):
        N.info(ctx, 'tell.' + self.word, {})  #! tell.loud tell.plain


class Loud:
    word = 'loud'


def mixed(first, second):
    return type('Mixed', (second, first), {})


def go(ctx):
    mixed(Plain, Loud)().tell(ctx)
    Plain().tell(ctx)

# run: go(ctx)
