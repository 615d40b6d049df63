import logging

from svc import rpc

LOG = logging.getLogger('svc.events')


class Handler(logging.Handler):
    def emit(self, record):
        rpc.get_notifier('o').info({}, record.getMessage(), {})


LOG.addHandler(Handler())


def refund(context):
    LOG.warning('order.%s', 'refund')
