import json

import pika


class Publisher:
    exchange = "mill"

    def __init__(self, host):
        connection = pika.BlockingConnection(pika.ConnectionParameters(host))
        self._channel = connection.channel()
        self._channel.exchange_declare(exchange=self.exchange, exchange_type="topic")

    def _publish(self, key, body):
        self._channel.basic_publish(
            exchange=self.exchange,
            routing_key=key,
            body=json.dumps(body),
            properties=pika.BasicProperties(delivery_mode=2),
        )

    def ground(self, kilos):
        self._publish("flour.ground", {"kilos": kilos})  # sends 'flour.ground'

    def packed(self, kilos):
        self._publish(".".join(["flour", "packed"]), {"kilos": kilos})  # sends 'flour.packed'


class FineMill(Publisher):
    def sifted(self):
        self._channel.basic_publish("mill", "flour.sifted", b"")  # sends 'flour.sifted'
