import json

from confluent_kafka import Producer

from freight import topics

producer = Producer({"bootstrap.servers": "kafka:9092"})


def acknowledged(error, message):
    print(error, message.topic())


def send(topic, wagon):
    producer.produce(topic, json.dumps(wagon).encode(), callback=acknowledged)
    producer.poll(0)


def load(wagon):
    send(topics.LOADED, wagon)  # sends 'freight.wagon.loaded'


def unload(wagon):
    producer.produce(topic=topics.UNLOADED, value=b"{}")  # sends 'freight.wagon.unloaded'
    producer.flush()


def report(wagon, region):
    send("freight.region." + region.code, wagon)  # may send 'freight.region.*'
