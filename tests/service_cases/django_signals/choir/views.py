import logging

from kombu import Connection, Exchange, Producer

from choir.signals import member_joined, rehearsal_moved

logger = logging.getLogger(__name__)


def publish(routing_key, body):
    """Of the same name as the method of kombu's, and it stays in the process."""
    rehearsal_moved.send(sender=publish, key=routing_key, body=body)


def move(request, day):
    rehearsal_moved.send(sender=None, day=day)
    member_joined.send_robust(sender="choir.moved")
    publish(routing_key="choir.asked", body={})
    logger.info("rehearsal.moved", extra={"day": day})


def cancel(request, day):
    with Connection("amqp://") as connection:
        producer = Producer(connection, exchange=Exchange("choir"))
        producer.publish({"day": day}, routing_key="choir.cancelled")  # sends 'choir.cancelled'
    rehearsal_moved.send(sender=None, day=None)
