from named_argument.bus import publish, usual


def run(ctx):
    publish({}, event='order.created')  # NTF101 order.created
    publish({}, **{'event': 'order.stars'})  # NTF101 order.stars
    publish({}, retry=1)  # NTF101 default.event
    usual(ctx, 'order.usual', {})  # NTF101 order.usual
    usual(ctx, payload={}, event_type='order.turned')  # NTF101 order.turned
