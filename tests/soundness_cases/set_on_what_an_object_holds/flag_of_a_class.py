import oslo_messaging


class Flag:
    value = False


class Flags:
    loud = Flag()


def close(ctx):
    if Flags.loud.value:
        oslo_messaging.Notifier(None).info(ctx, 'door.closed', {})  #! door.closed


def enable():
    Flags.loud.value = True

# run: enable(); close(ctx)
