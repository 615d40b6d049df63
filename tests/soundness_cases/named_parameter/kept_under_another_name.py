import oslo_messaging


class Base:
    def __init__(self, notifier):
        self._n = notifier

    def _emit(self, ctx, what, level='info'):
        getattr(self._n, level)(ctx, what, {})

    def act(self, ctx):
        self._emit(ctx, 'acted')  #! acted
        self._emit(ctx, 'warned', level='warn')  #! warned
        self._n.error(ctx, 'failed', {})  #! failed

# run: Base(oslo_messaging.Notifier(None)).act(ctx)
