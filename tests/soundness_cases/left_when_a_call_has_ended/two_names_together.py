import oslo_messaging

N = oslo_messaging.Notifier(None)

KIND = None
PHASE = None


def setup(which):
    global KIND, PHASE
    if which:
        KIND, PHASE = 'disk', 'start'
    else:
        KIND, PHASE = 'port', 'end'


def run(ctx):
    if KIND is not None:
        N.info(ctx, KIND + '.' + PHASE, {})  #! disk.start port.end

# run: setup(True), run(ctx), setup(False), run(ctx)
