from keyword_arguments import same


def run(ctx):
    same.known_key(ctx, action='far')  # NTF101 order.far
    same.both(ctx, event_type='order.off', payload={})  # NTF101 order.off
