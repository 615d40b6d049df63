"""A mock outside a test module is still none."""
from unittest import mock

notifier = mock.Mock()
patched_notifier = mock.MagicMock(name='x')


def run(ctx):
    notifier.info(ctx, 'order.mocked', {})
    patched_notifier.info(ctx, 'order.mocked', {})
    mock.Mock().notifier.info(ctx, 'order.mocked', {})
