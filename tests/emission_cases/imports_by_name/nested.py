import importlib


def module(name):
    return importlib.import_module('imports_by_name.%s' % name)


def run(ctx):
    module('same').OUT.info(ctx, 'order.nested', {})  # NTF101 order.nested
    module('same').notify(ctx, 'd')  # NTF101 order.d
