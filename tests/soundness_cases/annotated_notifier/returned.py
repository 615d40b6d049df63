import typing

import oslo_messaging

STATE = {}


def current() -> 'typing.Optional[oslo_messaging.Notifier]':
    return STATE.get('outlet')


class Holder:
    @property
    def outlet(self) -> oslo_messaging.Notifier:
        return STATE['outlet']

    def go(self, ctx):
        self.outlet.info(ctx, 'order.property', {})  #! order.property


def run(ctx):
    current().info(ctx, 'order.current', {})  #! order.current
    out = current()
    if out is not None:
        out.warn(ctx, 'order.guarded', {})  #! order.guarded

# run: STATE['outlet'] = oslo_messaging.Notifier(None); run(ctx); Holder().go(ctx)
