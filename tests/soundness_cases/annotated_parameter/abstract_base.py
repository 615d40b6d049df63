import abc
from typing import Iterable, Optional

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Line(abc.ABC):
    @abc.abstractmethod
    def tell(self, ctx, what):
        pass

    def twice(self, ctx, what):
        self.tell(ctx, what + '.twice')


class Phone(Line):
    def tell(self, ctx, what):
        N.info(ctx, 'phone.%s' % what, {})


class Call:
    def __init__(self, lines: Optional[Iterable[Line]], own: 'Line'):
        self._lines = lines
        self._own = own

    def go(self, ctx):
        for line in self._lines:
            line.tell(ctx, 'each')  #! phone.each
        self._own.twice(ctx, 'own')  #! phone.own.twice

# run: Call([Phone()], Phone()).go(ctx)
