from narrowing import same


def run(ctx, kind):
    same.mapped(ctx, 'soft_delete')
    same.mapped(ctx, 'any')  # NTF101 mapped.any
    if kind == 'known':
        same.early(ctx, kind)


def use(ctx, thing):
    run(ctx, thing)  # NTF101 early.known
