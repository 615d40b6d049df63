import importlib


def one_of_them(ctx, kind):
    module = importlib.import_module('imports_by_name.' + kind)
    module.notify(ctx, 'partly')  # NTF101 order.partly


def relative(ctx, kind):
    module = importlib.import_module('.' + kind, package='imports_by_name')
    module.notify(ctx, 'relative')  # NTF101 order.relative


def any_of_them(ctx, path):
    importlib.import_module(path).notify(ctx, 'passed')  # NTF101 order.passed


def run(ctx):
    one_of_them(ctx, 'same')
    relative(ctx, 'same')
    any_of_them(ctx, 'imports_by_name.same')
