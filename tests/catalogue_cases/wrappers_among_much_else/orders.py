"""What decides much of what a function does decides nothing of what it sends."""

import contextlib

from wrappers_among_much_else import service

_CACHE = None


def reset():
    global _CACHE
    _CACHE = {}


def notify(context, order, action, phase=None, exception=None, source='api'):
    level = 'error' if exception else 'info'
    topic = 'order.%s' % action if phase is None else 'order.%s.%s' % (action, phase)
    service.OrderNotification(
        topic=topic, level=level, host=order.host, payload=service.OrderPayload(id=order.id)
    ).emit(context)


@contextlib.contextmanager
def deleting(notifier, context, order, kind='delete'):
    try:
        notifier.info(context, 'order.%s.start' % kind, {})
        if kind in ('delete', 'soft_delete'):
            notify(context, order, kind, phase='start')
        yield
    finally:
        notifier.info(context, 'order.%s.end' % kind, {})
        if kind in ('delete', 'soft_delete'):
            notify(context, order, kind, phase='end')


class Manager:
    def _delete(self, context, order, kind, callback, **attributes):
        if order.locked:
            return
        parts = self.parts_of(order)
        if not order.host and not parts:
            try:
                found, order = self.look_up(context, order.uuid)
                if found and order:
                    with deleting(self.notifier, context, order):
                        order.destroy()
                    return
                if not order:
                    return
            except ValueError:
                found, order = self.look_up(context, order.uuid)
                if not order:
                    return
        order.update(attributes)
        if not order.host and not parts:
            try:
                with deleting(
                    self.notifier, context, order, kind if kind != 'soft_delete' else 'delete'
                ):
                    order.destroy()
                return
            except ValueError:
                order.refresh()
        if kind == 'soft_delete':
            order.state = attributes['state']
        try:
            is_local = order.host is None or not self.is_up(order)
            if not is_local:
                callback(context, order, parts)
        except LookupError:
            is_local = True
        if is_local:
            with self.target(context) as inner:
                self._local_delete(inner, order, kind, callback)

    def _local_delete(self, context, order, kind, callback):
        with deleting(self.notifier, context, order,
                      kind if kind != 'soft_delete' else 'delete'):
            order.destroy()

    def delete(self, context, order):
        self._delete(context, order, 'delete', self._do_delete, state=1)

    def soft_delete(self, context, order):
        self._delete(context, order, 'soft_delete', self._do_soft_delete, state=2)

    def _do_delete(self, context, order, parts):
        _CACHE.clear()

    def _do_soft_delete(self, context, order, parts):
        notify(context, order, 'soft_delete', phase='start')
