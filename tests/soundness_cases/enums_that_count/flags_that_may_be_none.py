import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Perm(enum.Flag):
    NONE = 0
    READ = 1


def main(ctx, first):
    mine = Perm.READ if first else Perm.NONE
    if mine:
        N.info(ctx, 'may', {})  #! may
    else:
        N.info(ctx, 'may.not', {})  #! may.not
    if ~mine & Perm.READ:
        N.info(ctx, 'lacks', {})  #! lacks
    if Perm.READ in Perm.READ:
        N.info(ctx, 'itself', {})  #! itself
    if (Perm.READ & Perm.READ) == Perm.READ:
        N.info(ctx, 'same', {})  #! same
    mine |= Perm.READ
    N.info(ctx, 'now.%s' % mine.name, {})  #! now.READ

# run: main(None, True)
# run: main(None, False)
