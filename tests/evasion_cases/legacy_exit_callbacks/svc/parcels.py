import atexit
import contextlib

from svc import rpc


def serve(context):
    notifier = rpc.get_notifier('parcels')
    atexit.register(notifier.info, context, 'service.stop', {})
    with contextlib.ExitStack() as stack:
        stack.callback(notifier.info, context, 'service.idle', {})
