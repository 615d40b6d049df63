import functools

from svc import notifications


class tells:
    def __init__(self, action, *, suffix='done'):
        self.action = f'{action}.{suffix}'

    def __call__(self, function):
        self.function = function
        functools.update_wrapper(self, function)
        return self

    def __get__(self, instance, owner=None):
        return functools.partial(self.run, instance)

    def run(self, instance, context, order):
        self.function(instance, context, order)
        notifications.notify_about_order(context, order, self.action)


class Refunds:
    @tells('refund')
    def refund(self, context, order):
        pass

    @tells('return', suffix='late')
    def giveback(self, context, order):
        pass
