from fastapi import Depends
from typing import Annotated
import kafka as k
from courier.wiring import make


class Deps:
    producer: k.KafkaProducer

    def __init__(self, producer):
        self.producer = producer

    def run(self):
        self.producer.send('b.attr')  # sends 'b.attr'


async def route(producer: Annotated[k.KafkaProducer, Depends(make)]):
    producer.send('b.route')  # sends 'b.route'


async def route2(producer: k.KafkaProducer = Depends(make)):
    producer.send('b.route2')  # sends 'b.route2'


async def route3(producers: list[k.KafkaProducer]):
    for p in producers:
        p.send('b.route3')  # sends 'b.route3'


class Base:
    def __init__(self, producer: k.KafkaProducer) -> None:
        self.producer = producer

    def emit(self, kind):
        self.producer.send(f'b.{kind}')


class Child(Base):
    def run(self):
        self.emit('child')  # sends 'b.child'


def generator(producer: k.KafkaProducer):
    yield producer.send('b.generator')  # sends 'b.generator'


async def aiter(producer: k.KafkaProducer):
    r = await producer.send('b.aiter')  # sends 'b.aiter'
    return r
