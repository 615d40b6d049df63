from importlib import import_module

from oslo_utils import importutils


def run(ctx):
    import_module('imports_by_name.same').OUT.info(ctx, 'order.across', {})  # NTF101 order.across
    bus = importutils.import_module('imports_by_name.same')
    bus.notify(ctx, 'a')  # NTF101 order.a
