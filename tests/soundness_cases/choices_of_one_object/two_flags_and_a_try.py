import oslo_messaging

N = oslo_messaging.Notifier(None)


class Phase:
    def __init__(self):
        self.name = 'start'

    def fail(self):
        self.name = 'error'


def run(ctx, work, loud):
    phase = Phase()
    prefix = 'loud' if loud else 'quiet'
    try:
        work()
    except ValueError:
        phase.fail()
    else:
        phase.name = 'end'
    if loud:
        N.info(ctx, prefix + '.' + phase.name, {})  #! loud.error loud.end
    else:
        N.info(ctx, prefix + '.' + phase.name, {})  #! quiet.error quiet.end

# run: [run(ctx, work, loud) for work in (list, lambda: int('x')) for loud in (False, True)]
