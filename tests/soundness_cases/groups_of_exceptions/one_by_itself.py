import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx):
    try:
        raise ValueError('naked')
    except* ValueError as eg:
        N.info(ctx, 'naked.' + eg.exceptions[0].args[0], {})  #! naked.*

# run: main(None)
