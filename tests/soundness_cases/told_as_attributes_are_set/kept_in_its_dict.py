import oslo_messaging

N = oslo_messaging.Notifier(None)


class State:
    def __init__(self, kind):
        self.__dict__['kind'] = kind

    def __setattr__(self, name, value):
        old = self.__dict__.get(name, 'none')
        self.__dict__[name] = value
        N.info({}, f'{self.kind}.{name}.{old}.{value}', {})


def main(ctx):
    state = State('job')
    state.phase = 'run'  #! job.phase.none.run
    state.phase = 'end'  #! job.phase.run.end

# run: main(ctx)
