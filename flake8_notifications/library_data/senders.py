"""What is known of libraries that carry events: how their senders are called.

Where the event type stands is what their documentation calls the event, the topic, the subject or
the routing key. Who puts it into the message says so with an entry of another place.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Sender(NamedTuple):
    """What sends.

    :ivar package: as imports begin.
    :ivar called: how a call of it begins, behind what it is called on.
    :ivar entry: of ``notifications-notifiers``.
    :ivar is_telling: whether hardly anything else is called so, so that a file need not import the
        package.
    """

    package: str
    called: str
    entry: str
    is_telling: bool = False


SENDERS: Final = (
    Sender(
        "aiokafka",
        ".send_and_wait(",
        "aiokafka.AIOKafkaProducer.send_and_wait:0|topic",
        is_telling=True,
    ),
    Sender("aiokafka", ".send(", "aiokafka.AIOKafkaProducer.send:0|topic"),
    Sender("azure.eventgrid", "EventGridEvent(", "azure.eventgrid.EventGridEvent:event_type"),
    Sender("boto3", ".put_events(", "*.put_events:Entries[][DetailType]", is_telling=True),
    Sender("celery", ".send_task(", "celery.Celery.send_task:0|name", is_telling=True),
    Sender(
        "cloudevents.http", "CloudEvent(", "cloudevents.http.CloudEvent:0[type]|attributes[type]"
    ),
    Sender(
        "confluent_kafka", ".produce(", "confluent_kafka.Producer.produce:0|topic", is_telling=True
    ),
    Sender("faststream.confluent", ".publish(", "faststream.confluent.KafkaBroker.publish:1|topic"),
    Sender("faststream.kafka", ".publish(", "faststream.kafka.KafkaBroker.publish:1|topic"),
    Sender("faststream.kafka", ".publisher(", "faststream.kafka.KafkaBroker.publisher:0|topic"),
    Sender("faststream.nats", ".publish(", "faststream.nats.NatsBroker.publish:1|subject"),
    Sender("faststream.nats", ".publisher(", "faststream.nats.NatsBroker.publisher:0|subject"),
    Sender("faststream.rabbit", ".publish(", "faststream.rabbit.RabbitBroker.publish:1|queue"),
    Sender("faststream.rabbit", ".publisher(", "faststream.rabbit.RabbitBroker.publisher:0|queue"),
    Sender("homeassistant", ".bus.async_fire(", "*.bus.async_fire:0|event_type", is_telling=True),
    Sender("homeassistant", ".bus.fire(", "*.bus.fire:0|event_type"),
    Sender("jupyter_events", ".emit(", "jupyter_events.EventLogger.emit:schema_id"),
    Sender(
        "jupyter_server", ".event_logger.emit(", "*.event_logger.emit:schema_id", is_telling=True
    ),
    Sender("kafka", ".send(", "kafka.KafkaProducer.send:0|topic"),
    Sender("nats", ".nc.publish(", "*.nc.publish:0|subject"),
    Sender("nats", ".js.publish(", "*.js.publish:0|subject"),
    Sender(
        "openedx_events",
        ".send_event(",
        "openedx_events.tooling.OpenEdxPublicSignal.send_event:self.event_type",
        is_telling=True,
    ),
    Sender(
        "pika",
        ".basic_publish(",
        "pika.BlockingConnection.channel.basic_publish:routing_key|1",
        is_telling=True,
    ),
    Sender("redis", ".publish(", "redis.Redis.publish:0|channel"),
    Sender("segment", "analytics.track(", "segment.analytics.track:1|event"),
    Sender("socketio", ".emit(", "socketio.AsyncServer.emit:0|event"),
)
