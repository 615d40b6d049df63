import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def direct(ctx):
    NOTIFIER.info(ctx, event_type='order.direct', payload={})  # NTF101 order.direct
    NOTIFIER.info(payload={}, event_type='order.turned', ctxt=ctx)  # NTF101 order.turned


def known_key(ctx, **kwargs):
    NOTIFIER.info(ctx, 'order.%s' % kwargs['action'], {})


def popped(ctx, **kwargs):
    action = kwargs.pop('action')
    NOTIFIER.info(ctx, 'popped.%s' % action, kwargs)


def optional(ctx, **kwargs):
    NOTIFIER.info(ctx, 'optional.%s' % kwargs.get('action', 'none'), {})  # NTF101 optional.none


def through(ctx, **kwargs):
    known_key(ctx, **kwargs)


def star(*args):
    NOTIFIER.info(*args)


def both(*args, **kwargs):
    NOTIFIER.info(*args, **kwargs)


def after(ctx, *args):
    NOTIFIER.info(ctx, 'after.%s' % args[0], {})


def rest(kind, *args):
    star(*args)


def run(ctx):
    known_key(ctx, action='a')  # NTF101 order.a
    known_key(ctx, **{'action': 'b'})  # NTF101 order.b
    popped(ctx, action='c', more=1)  # NTF101 popped.c
    optional(ctx)
    optional(ctx, action='d')  # NTF101 optional.d
    through(ctx, action='e')  # NTF101 order.e
    star(ctx, 'order.f', {})  # NTF101 order.f
    both(ctx, 'order.g', {})  # NTF101 order.g
    both(ctx, event_type='order.h', payload={})  # NTF101 order.h
    after(ctx, 'i', 'j')  # NTF101 after.i
    rest('kind', ctx, 'order.k', {})  # NTF101 order.k
    arguments = (ctx, 'order.l', {})
    star(*arguments)  # NTF101 order.l
    NOTIFIER.info(*arguments)  # NTF101 order.l
    options = {'event_type': 'order.m', 'payload': {}}
    NOTIFIER.info(ctx, **options)  # NTF101 order.m
    NOTIFIER.info(ctx, **dict(event_type='order.n', payload={}))  # NTF101 order.n


def missing(ctx):
    known_key(ctx, other='x')
