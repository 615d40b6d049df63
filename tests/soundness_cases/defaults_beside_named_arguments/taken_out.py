import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, options):
    N.info(ctx, 'taken.' + options.pop('end', 'done'), {})  #! taken.begun


def main(ctx):
    tell(ctx, {'end': 'begun'})

# run: main(ctx)
