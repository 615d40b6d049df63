import dataclasses
import typing

from data_classes import same
from data_classes.same import Event, Step


def run(ctx):
    same.notify(ctx, Event(phase='end').phase)  # NTF101 order.end
    same.notify(ctx, Step('end').phase)  # NTF101 order.end


@dataclasses.dataclass
class Caller:
    call: typing.Callable = same.notify

    def run(self, ctx):
        self.call(ctx, 'called')  # NTF101 order.called
