import oslo_messaging

N = oslo_messaging.Notifier(None)


class Report:
    def __init__(self):
        self.lines = ['report']

    def send(self, ctx):
        N.info(ctx, '.'.join(self.lines), {})  #! report.day.end report.night


class Writer:
    def __init__(self, report):
        self.report = report

    def write(self, *words):
        self.report.lines.extend(words)
        return self.report


def run(ctx):
    Writer(Report()).write('day', 'end').send(ctx)
    Writer(Report()).write('night').send(ctx)

# run: run(ctx)
