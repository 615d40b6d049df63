from unittest import mock

from not_in_tests import same


def test_it():
    notifier = mock.Mock()
    notifier.info(None, 'order.mocked', {})
    same.notify(None, 'tested')
    same.NOTIFIER.info(None, 'order.tested', {})
