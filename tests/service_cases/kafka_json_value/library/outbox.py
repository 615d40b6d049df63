import json
from json import dumps

from kafka import KafkaProducer

_producer = None


def producer():
    global _producer
    if _producer is None:
        _producer = KafkaProducer(bootstrap_servers=["kafka:9092"])
    return _producer


def lend(book):
    message = {"type": "book.lent", "isbn": book.isbn}
    producer().send("library", json.dumps(message).encode("utf-8"))  # sends 'book.lent'


def give_back(book, late):
    message = {"isbn": book.isbn}
    message["type"] = "book.overdue" if late else "book.returned"
    text = dumps(message, sort_keys=True)
    producer().send("library", value=text.encode(), key=b"x")  # sends 'book.overdue' 'book.returned'


def forward(raw):
    """What another service has made; nothing here says what it is."""
    producer().send("library", json.dumps(json.loads(raw)).encode())  # may send '*'
