from svc import notifications, rpc


class Order:
    id = 1

    def __init__(self, context):
        self.__dict__['context'] = context
        self.__dict__['_state'] = 'new'

    @property
    def state(self):
        return self._state

    @state.setter
    def state(self, value):
        self._state = value
        notifications.notify_about_order(self.context, self, value)


class Tracked:
    id = 1

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        notifications.notify_about_order({}, self, f'set.{name}.{value}')


class Feed:
    def __lshift__(self, event):
        rpc.get_notifier('o').info({}, event, {})
        return self

    def __iadd__(self, event):
        return self << 'order.iadd.' + event

    def __contains__(self, event):
        self << 'order.in.' + event
        return True

    def __lt__(self, other):
        self << 'order.lt'
        return True

    def __bool__(self):
        self << 'order.bool'
        return True

    def __iter__(self):
        self << 'order.iter'
        return iter(())

    def __enter__(self):
        self << 'order.enter'

    def __exit__(self, *exc):
        self << 'order.exit'

    def __del__(self):
        self << 'order.del'


def refund(context):
    order = Order(context)
    order.state = 'refunded'
    Tracked().colour = 'red'
    feed = Feed()
    feed << 'order.shifted'
    feed += 'x'
    'y' in feed
    sorted([feed, Feed()])
    if feed:
        list(feed)
    with feed:
        pass
