import importlib as i

load = i.import_module
same = load('.same', __package__)


def run(ctx):
    same.notify(ctx, 'b')  # NTF101 order.b
    __import__('imports_by_name.same', fromlist=['OUT']).OUT.info(ctx, 'order.c', {})  # NTF101 order.c
