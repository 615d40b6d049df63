from svc import tasks
from svc.tasks import tell


def refund(context):
    tell.delay('order.delay')
    tell.apply_async(args=['order.applied'])
    tasks.tell.delay('order.deep')
    tell.s('order.signature').apply_async()
    tell.apply_async(('order.tuple',), countdown=3)
