import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def guarded(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception:
        pass


def with_context(ctx, function, what):
    function(ctx, 'order.%s' % what, {})


def fixed(function):
    function(None, 'fixed.event', {})  # NTF101 fixed.event


def notify(ctx, suffix):
    NOTIFIER.info(ctx, 'wrapped.%s' % suffix, {})


def call(function, ctx):
    function(ctx, 'called')  # NTF101 wrapped.called


class Manager:
    def _guarded(self, method, *args):
        method(*args)

    def _notify(self, ctx, suffix):
        NOTIFIER.info(ctx, 'method.%s' % suffix, {})

    def run(self, ctx, log):
        self._guarded(NOTIFIER.info, ctx, 'order.guarded', {})  # NTF101 order.guarded
        self._guarded(self._notify, ctx, 'x')  # NTF101 method.x
        self._guarded(log.info, ctx, 'not one', {})


def run(ctx, pool, log):
    guarded(NOTIFIER.info, ctx, 'order.a', {})  # NTF101 order.a
    guarded(NOTIFIER.info, ctx, event_type='order.b', payload={})  # NTF101 order.b
    guarded(log.info, 'not', 'one', 'at all')
    guarded(print, ctx, 'not.one', {})
    with_context(ctx, NOTIFIER.info, 'c')  # NTF101 order.c
    with_context(ctx, log.info, 'not')
    fixed(NOTIFIER.error)
    call(notify, ctx)
    guarded(notify, ctx, 'd')  # NTF101 wrapped.d
    guarded(notify, ctx, suffix='e')  # NTF101 wrapped.e
    pool.spawn(NOTIFIER.info, ctx, 'order.spawned', {})  # NTF101 order.spawned
    pool.spawn(notify, ctx, 'spawned')  # NTF101 wrapped.spawned
    list(map(lambda what: notify(ctx, what), ['f', 'g']))  # NTF101 wrapped.f NTF101 wrapped.g
