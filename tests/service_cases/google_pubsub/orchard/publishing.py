import json
from functools import partial

from google.cloud import pubsub_v1

publisher = pubsub_v1.PublisherClient()
TOPIC = publisher.topic_path("orchard", "events")


def send(event_type, data):
    future = publisher.publish(TOPIC, json.dumps(data).encode(), event_type=event_type)
    future.add_done_callback(lambda done: print(done.result()))


picked = partial(send, "apples.picked")


def pick(kilos):
    picked({"kilos": kilos})  # sends 'apples.picked'


def press(kilos):
    send("apples.pressed", {"kilos": kilos})  # sends 'apples.pressed'
    publisher.publish(TOPIC, b"", event_type="press.stopped")  # sends 'press.stopped'
