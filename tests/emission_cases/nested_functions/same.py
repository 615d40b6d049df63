import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def closure(ctx, kind):
    def send(suffix):
        NOTIFIER.info(ctx, '%s.%s' % (kind, suffix), {})

    send('start')
    send('end')


def local(ctx):
    def send(suffix):
        NOTIFIER.info(ctx, 'local.%s' % suffix, {})

    def both():
        send('a')  # NTF101 local.a

    both()
    send('b')  # NTF101 local.b


def make(kind):
    def send(suffix):
        NOTIFIER.info(None, '%s.%s' % (kind, suffix), {})
    return send


def deep(ctx, one):
    def middle(two):
        def inner(three):
            NOTIFIER.info(ctx, '.'.join([one, two, three]), {})
        inner('c')
    middle('b')


class Manager:
    kind = 'method'

    def run(self, ctx):
        def send(suffix):
            NOTIFIER.info(ctx, '%s.%s' % (self.kind, suffix), {})

        send('x')  # NTF101 method.x


def run(ctx):
    closure(ctx, 'order')  # NTF101 order.start NTF101 order.end
    make('made')('now')  # NTF101 made.now
    later = make('kept')
    later('on')  # NTF101 kept.on
    other = make('other')
    other('off')  # NTF101 other.off
    deep(ctx, 'a')  # NTF101 a.b.c


def in_class(ctx):
    class Local:
        def send(self, suffix):
            NOTIFIER.info(ctx, 'localclass.%s' % suffix, {})

        def go(self):
            self.send('go')  # NTF101 localclass.go

    Local().send('out')  # NTF101 localclass.out
