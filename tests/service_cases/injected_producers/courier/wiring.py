import functools
from typing import Protocol
from kafka import KafkaProducer
import kafka
from aiokafka import AIOKafkaProducer as AP
import redis.asyncio as redis


class Our(KafkaProducer):
    def send(self, topic, value=None):
        return super().send(topic, value)


class Other(KafkaProducer):
    pass


def one():
    Our().send('a.our')  # sends 'a.our'
    Other().send('a.other')  # sends 'a.other'


def injected(producer: KafkaProducer):
    producer.send('a.injected')  # sends 'a.injected'


def injected2(producer: "kafka.KafkaProducer | None" = None):
    producer.send('a.injected2')  # sends 'a.injected2'


async def ctx():
    async with AP() as p:
        await p.send_and_wait('a.ctx')  # sends 'a.ctx'


class Svc:
    def __init__(self, producer: KafkaProducer | None = None):
        self._producer = producer or KafkaProducer()
        self.send = self._producer.send

    @property
    def p(self):
        return self._producer

    @functools.cached_property
    def cp(self) -> KafkaProducer:
        return make()

    def go(self):
        self._producer.send('a.self')  # sends 'a.self'
        self.p.send('a.prop')  # sends 'a.prop'
        self.cp.send('a.cached')  # sends 'a.cached'
        self.send('a.bound')  # sends 'a.bound'
        getattr(self._producer, 'send')('a.getattr')  # sends 'a.getattr'
        f = self._producer.send('a.future')  # sends 'a.future'
        f.add_callback(print)


PRODUCER = None


def init():
    global PRODUCER
    PRODUCER = KafkaProducer()


def use_global():
    PRODUCER.send('a.global')  # sends 'a.global'


def make():
    return KafkaProducer()


@functools.lru_cache
def cached():
    return KafkaProducer()


def use():
    make().send('a.made')  # sends 'a.made'
    cached().send('a.lru')  # sends 'a.lru'
    r = redis.Redis()
    r.publish('a.redis')  # sends 'a.redis'


class Port(Protocol):
    def publish(self, event: str) -> None: ...


class KafkaPort(Port):
    def publish(self, event: str) -> None:
        KafkaProducer().send(event)


class Use:
    def __init__(self, port: Port):
        self.port = port

    def run(self):
        self.port.publish('a.port')  # sends 'a.port'


def compose():
    Use(KafkaPort()).run()


PRODUCERS = {'x': KafkaProducer()}


def by_key(k):
    PRODUCERS[k].send('a.dict')  # sends 'a.dict'
    for p in PRODUCERS.values():
        p.send('a.loop')  # sends 'a.loop'


def nested():
    producer = KafkaProducer()

    def inner(t):
        producer.send(t)

    inner('a.inner')  # sends 'a.inner'
    return lambda: producer.send('a.lambda')  # sends 'a.lambda'


def star(*args, **kw):
    KafkaProducer().send(*args, **kw)


def stars():
    star('a.star')  # sends 'a.star'
    star(topic='a.kw')  # sends 'a.kw'
