from kafka import KafkaProducer

from named_places import bus


class OrderCreated:
    type = 'order.created'


class Loaded:
    def __init__(self, kind):
        self.type = 'order.%s' % kind


def run(flag):
    KafkaProducer().send('order.first', {})  # NTF101 order.first
    KafkaProducer().send(topic='order.keyed')  # NTF101 order.keyed
    bus.emit({'type': 'order.item', 'id': 1})  # NTF101 order.item
    bus.emit(message={'type': 'a' if flag else 'b'})  # NTF101 a NTF101 b
    bus.put_events(Entries=[  # NTF101 order.one NTF101 order.two
        {'DetailType': 'order.one'}, {'DetailType': 'order.two'},
    ])
    bus.publish(None, OrderCreated())  # NTF101 order.created
    bus.publish(None, OrderCreated)  # NTF101 order.created
    bus.publish(None, event=Loaded('loaded'))  # NTF101 order.loaded
    bus.announce(OrderCreated())  # NTF101 OrderCreated
    bus.tell('order.text')  # NTF101 order.text
    bus.tell({'type': 'order.told'})  # NTF101 order.told


class Handler:
    def get(self):
        self.event_logger.emit(schema_id='https://x/y', data={})  # NTF101 https://x/y

    def post(self, event_logger):
        self.event_logger.emit(schema_id='order.one', data={})  # NTF101 order.one
        self.app.event_logger.emit(schema_id='order.two', data={})  # NTF101 order.two
        event_logger.emit(schema_id='order.three', data={})  # NTF101 order.three


class EventLogger:
    def emit(self, schema_id):
        print(schema_id)


def known():
    event_logger = EventLogger()
    event_logger.emit(schema_id='order.known')
