import abc

from svc import rpc


class Step(abc.ABC):
    @property
    @abc.abstractmethod
    def event_type(self):
        """What the step is called."""

    def run(self, context, order):
        self.do(order)
        rpc.get_notifier('parcels').info(context, self.event_type, {'id': order.id})

    @abc.abstractmethod
    def do(self, order):
        """Do it."""


class Lose(Step):
    event_type = 'order.lost'

    def do(self, order):
        order.parcel = None


STEPS = [Lose()]


def process(context, order):
    for step in STEPS:
        step.run(context, order)
