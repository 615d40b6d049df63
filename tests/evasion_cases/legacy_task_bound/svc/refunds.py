from svc import tasks
from svc.tasks import tell


def refund(context):
    tell.delay('order.delay', kind='late')
    tell.apply_async(args=['order.applied'])
    tasks.tell('order.called')
    tell.apply_async(kwargs={'event': 'order.named'})
    tasks.show('order')
