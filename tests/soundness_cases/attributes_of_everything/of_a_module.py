"""module.documented"""
import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    N.info(ctx, __doc__, {})  #! module.documented|*
    if __package__:
        N.info(ctx, 'in.package', {})  #! in.package
    else:
        N.info(ctx, 'in.script', {})  #! in.script
    N.info(ctx, 'after.doc', {})  #! after.doc

# run: send(ctx); globals().update(__package__='x'); send(ctx)
