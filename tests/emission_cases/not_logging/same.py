"""The same methods, and the same shape."""
import logging

from oslo_log import log

LOG = log.getLogger(__name__)
notifier_log = logging.getLogger('notifier')
notifier = logging.getLogger('notifier')


class Manager:
    logger = logging.getLogger('x')

    def __init__(self):
        self.notifier_logger = log.getLogger('notifier')

    def run(self, ctx):
        LOG.info(ctx, 'order.log', {})
        LOG.error('%s %s', 'order.log', {})
        self.logger.info(ctx, 'order.log', {})
        self.notifier_logger.info(ctx, 'order.log', {})
        notifier_log.info(ctx, 'order.log', {})
        notifier.info(ctx, 'order.log', {})
        logging.info(ctx, 'order.log', {})
        logging.getLogger('notifier').warning(ctx, 'order.log', {})
