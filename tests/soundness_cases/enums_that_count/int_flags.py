import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Perm(enum.IntFlag):
    READ = 1
    WRITE = 2


def main(ctx):
    mine = Perm.READ | Perm.WRITE
    if mine & Perm.WRITE:
        N.info(ctx, 'may.write', {})  #! may.write
    for p in Perm:
        if p & mine:
            N.info(ctx, 'may.' + p.name, {})  #! may.READ may.WRITE

# run: main(None)
