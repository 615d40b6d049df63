from branches import same


def run(ctx, ok):
    if ok:
        what = 'good'
    else:
        what = 'poor'
    same.tell(ctx, what)  # NTF101 order.good NTF101 order.poor
