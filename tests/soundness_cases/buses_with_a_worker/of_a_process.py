import oslo_messaging

N = oslo_messaging.Notifier(None)


class Process:
    def __init__(self, target):
        self.target = target

    def start(self):
        self.target()


class Pump:
    def __init__(self, ctx):
        self.ctx = ctx
        self.states = {'run': 'pump.new'}
        self.process = Process(target=self.work)

    def work(self):
        state = self.states['run']
        self.states['run'] = state + '.again'

    def tell(self):
        N.info(self.ctx, self.states['run'], {})  #! pump.new|* pump.new.again|* pump.new.again.again|*


def main(ctx):
    pump = Pump(ctx)
    pump.tell()
    pump.process.start()
    pump.tell()
    pump.process.start()
    pump.tell()

# run: main(ctx)
