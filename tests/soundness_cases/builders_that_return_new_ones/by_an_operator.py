import oslo_messaging


class Pipe:
    def __init__(self, steps):
        self.steps = steps

    def __or__(self, step):
        return Pipe(self.steps + [step])

    def run(self):
        for step in self.steps:
            oslo_messaging.Notifier(None).info({}, 'pipe.' + step, {})  #! pipe.in pipe.mid pipe.out


def main():
    (Pipe(['in']) | 'mid' | 'out').run()

# run: main()
