import abc

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Task:
    prefix = None

    def run(self, ctx):
        NOTIFIER.info(ctx, '%s.start' % self.prefix, {})  # NTF101 buy.start NTF101 sell.start NTF101 swap.start
        NOTIFIER.info(ctx, self.event_type('x'), {})  # NTF101 bought.x NTF101 sold.x NTF101 swapped.x

    def event_type(self, suffix):
        raise NotImplementedError()

    def tell(self, ctx, suffix):
        NOTIFIER.info(ctx, '%s.%s' % (self.prefix, suffix), {})


class Buy(Task):
    prefix = 'buy'

    def event_type(self, suffix):
        return 'bought.%s' % suffix

    def go(self, ctx):
        self.tell(ctx, 'go')  # NTF101 buy.go


class Sell(Task):
    prefix = 'sell'

    def event_type(self, suffix):
        return f'sold.{suffix}'


class Abstract(metaclass=abc.ABCMeta):
    @property
    @abc.abstractmethod
    def name(self):
        pass

    @abc.abstractmethod
    def suffix(self):
        """Of the event type."""

    def send(self, ctx):
        NOTIFIER.info(ctx, '%s.%s' % (self.name, self.suffix()), {})  # NTF101 first.one NTF101 second.two


class First(Abstract):
    @property
    def name(self):
        return 'first'

    def suffix(self):
        return 'one'


class Second(Abstract):
    name = 'second'

    def suffix(self):
        return 'two'


class Hooked:
    def run(self, ctx):
        self.notify(ctx, 'order.hook')  # NTF101 order.hook

    def notify(self, ctx, event):
        raise NotImplementedError


class Hook(Hooked):
    def notify(self, ctx, event):
        NOTIFIER.info(ctx, event, {})
