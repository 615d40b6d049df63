import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, op):
    notes = []
    {'note': notes.append}[op](1)
    if notes:
        N.info(ctx, 'order.noted', {})  #! order.noted

# run: main(None, 'note')
