import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, **named):
    N.info(ctx, 'taken.' + named.pop('end', 'done'), {})  #! taken.done

# run: tell(ctx)
