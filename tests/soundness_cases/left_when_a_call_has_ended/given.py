import oslo_messaging

N = oslo_messaging.Notifier(None)

STATE = 'idle'


def switch(to):
    global STATE
    STATE = to


def run(ctx):
    N.info(ctx, 'before.' + STATE, {})  #! before.idle before.done
    switch('busy')
    switch('done')

# run: run(ctx), run(ctx)
