from confluent_kafka import Consumer


def listen():
    consumer = Consumer({"group.id": "freight"})
    consumer.subscribe(["freight.wagon.arrived"])
    while True:
        message = consumer.poll(1.0)
        if message is not None and not message.error():
            print(message.value())
