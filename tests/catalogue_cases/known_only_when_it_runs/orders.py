import os

from known_only_when_it_runs import service


def tell(context):
    topic = 'order.' + os.environ['ACTION']
    service.OrderNotification(topic=topic, level='info', host='h', payload=service.OrderPayload()).emit(context)
