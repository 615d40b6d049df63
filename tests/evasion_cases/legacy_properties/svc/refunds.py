import functools

from svc import rpc


class Named:
    """A text made of the name that it is kept under."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return '%s.%s' % (owner.area, self.name)


class Refund:
    area = 'order'
    refund = Named()

    @property
    def returned(self):
        return self.area + '.returned'

    @functools.cached_property
    def given(self):
        return f'{self.area}.given'


def refund(context, order):
    notifier = rpc.get_notifier('orders')
    one = Refund()
    notifier.info(context, one.refund, {})
    notifier.info(context, one.returned, {})
    notifier.info(context, one.given, {})
