import oslo_messaging

N = oslo_messaging.Notifier(None)

STATE = 'new'


def switch(to):
    global STATE
    STATE = to


class Job:
    first = STATE

    def __init__(self, name=STATE):
        self.name = name


def run(ctx):
    N.info(ctx, 'job.' + Job.first, {})  #! job.new
    switch('old')
    N.info(ctx, 'named.' + Job().name, {})  #! named.new
    N.info(ctx, 'state.' + STATE, {})  #! state.old

# run: run(ctx), run(ctx)
