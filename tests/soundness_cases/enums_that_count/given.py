import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Perm(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()


def main(ctx):
    mine = Perm.READ | Perm.WRITE
    if Perm.WRITE in mine:
        N.info(ctx, 'may.write', {})  #! may.write

# run: main(None)
