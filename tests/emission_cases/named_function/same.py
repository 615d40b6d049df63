from named_function import bus
from named_function.bus import publish
import named_function.bus as b

alias = publish


def notify(suffix):
    publish('order.%s' % suffix, {})


class Manager:
    send = staticmethod(publish)

    def run(self):
        self.send('order.kept')  # NTF101 order.kept


def run(thing):
    publish('order.created', {})  # NTF101 order.created
    bus.publish('order.module')  # NTF101 order.module
    b.publish(event='order.keyword')  # NTF101 order.keyword
    alias('order.alias')  # NTF101 order.alias
    notify('wrapped')  # NTF101 order.wrapped
    bus.other('order.other')  # NTF101 order.other
    publish('order.%s' % thing.state)  # NTF102 order.*
    publish()
    thing.publish('order.not')
